import assert from "node:assert/strict";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeLine } from "../../../src/journal/line.ts";
import { readOn } from "../../../src/journal/readOn.ts";
import { withFolder } from "../files/temporaryFolder.ts";
import { first, note, noteSchema, withJournal } from "./notes.ts";

describe("reading on in a journal", () => {
  const from = (folder: string) => ({ folder, name: "notes", schema: noteSchema });

  it("gives what was written since the position, over several files", async () => {
    await withFolder({}, (folder) =>
      withJournal(
        folder,
        async (journal) => {
          await journal.append(note(1));
          const { position } = await readOn(from(folder), {});
          await journal.append(note(2));
          await journal.append(note(3));
          const { entries } = await readOn(from(folder), position);
          assert.deepEqual(
            entries.map(({ entry, segment }) => [entry.number, segment]),
            [
              [2, 2],
              [3, 3],
            ],
          );
        },
        { segmentBytes: 10, segments: 9 },
      ),
    );
  });

  it("leaves a line that is still being written for the next time", async () => {
    await withFolder({}, async (folder) => {
      const line = encodeLine(1, note(1));
      await appendFile(join(folder, first), line.subarray(0, 50));
      const before = await readOn(from(folder), {});
      await appendFile(join(folder, first), line.subarray(50));
      const after = await readOn(from(folder), before.position);
      assert.deepEqual([before.entries.length, after.entries.map(({ entry }) => entry.number)], [0, [1]]);
    });
  });

  it("says where each line stands", async () => {
    await withFolder({}, async (folder) => {
      const line = encodeLine(1, note(1));
      await appendFile(join(folder, first), Buffer.concat([line, line]));
      const { entries } = await readOn(from(folder), {});
      assert.deepEqual(
        entries.map(({ offset }) => offset),
        [0, line.length],
      );
    });
  });
});
