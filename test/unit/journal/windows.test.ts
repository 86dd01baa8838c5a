import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { encodeLine } from "../../../src/journal/line.ts";
import { withFolder } from "../files/temporaryFolder.ts";
import { first, note, numbersOf, recordedIn, withJournal } from "./notes.ts";

/** A process that appends notes; `printed` gets the numbers of those whose `append` has resolved. */
function startWriter(folder: string, writer: string, count: number, segmentBytes: number) {
  const script = join(import.meta.dirname, "noteWorker.ts");
  const child = spawn(process.execPath, [script, folder, writer, String(count), String(segmentBytes)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
  });
  return { child, closed: once(child, "close"), printed: () => text.split("\n").slice(0, -1).map(Number) };
}

describe("a journal with several windows", () => {
  it("loses and mixes up no line of two processes that write at once", async function () {
    this.timeout(30_000);
    await withFolder({}, async (folder) => {
      const writers = ["one", "two"].map((writer) => startWriter(folder, writer, 400, 20_000));
      await Promise.all(writers.map(({ closed }) => closed));
      await withJournal(folder, async (journal) => {
        const notes = (await recordedIn(journal)).map(({ entry }) => entry);
        for (const writer of ["one", "two"]) {
          const numbers = notes.filter((each) => each.writer === writer).map(({ number }) => number);
          assert.deepEqual(
            numbers.sort((a, b) => a - b),
            Array.from({ length: 400 }, (_, index) => index),
          );
        }
      });
      assert.ok((await readdir(folder)).length > 5, "they went through several files");
    });
  });

  it("has every finished line of a process that was killed", async function () {
    this.timeout(30_000);
    await withFolder({}, async (folder) => {
      for (let round = 0; round < 5; round++) {
        const writer = startWriter(folder, `round ${round}`, 1_000_000, 200_000);
        while (writer.printed().length < 20 + round * 37) {
          await once(writer.child.stdout, "data");
        }
        writer.child.kill("SIGKILL");
        await writer.closed;
        await withJournal(folder, async (journal) => {
          const read = (await recordedIn(journal)).filter(({ entry }) => entry.writer === `round ${round}`);
          const numbers = new Set(read.map(({ entry }) => entry.number));
          assert.deepEqual(
            writer.printed().filter((number) => !numbers.has(number)),
            [],
          );
        });
      }
    });
  });

  it("finds the lines of a window that wrote behind another's torn end", async () => {
    await withFolder({}, async (folder) => {
      await withJournal(folder, async (journal) => {
        await journal.append(note(1));
        await appendFile(join(folder, first), encodeLine(1, note(2)).subarray(0, 40));
        await journal.append(note(3));
        assert.deepEqual(await numbersOf(journal), [1, 3]);
      });
    });
  });
});
