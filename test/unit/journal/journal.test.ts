import assert from "node:assert/strict";
import { appendFile, readFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { openJournal } from "../../../src/journal/journal.ts";
import { encodeLine } from "../../../src/journal/line.ts";
import { withFolder } from "../files/temporaryFolder.ts";
import { first, type Note, note, noteSchema, numbersIn, numbersOf, recordedIn, withJournal } from "./notes.ts";

describe("a journal", () => {
  it("gives its entries with their times, in their order", async () => {
    await withFolder({}, (folder) =>
      withJournal(folder, async (journal) => {
        await Promise.all([journal.append(note(1)), journal.append(note(2))]);
        const read = await recordedIn(journal);
        assert.deepEqual(read, [
          { at: 1000, entry: note(1) },
          { at: 1000, entry: note(2) },
        ]);
      }),
    );
  });

  it("has its entries again after a restart", async () => {
    await withFolder({}, async (folder) => {
      await withJournal(folder, (journal) => journal.append(note(1)));
      assert.deepEqual(await numbersIn(folder), [1]);
    });
  });

  it("is empty where nothing was written", async () => {
    await withFolder({}, async (folder) => {
      assert.deepEqual(await numbersIn(join(folder, "new")), []);
    });
  });

  it("writes nothing that its schema does not name", async () => {
    await withFolder({}, async (folder) => {
      await withJournal(folder, (journal) => journal.append({ ...note(1), key: "secret" } as Note));
      assert.ok(!(await readFile(join(folder, first), "utf8")).includes("secret"));
    });
  });

  it("goes on after an end that is torn at any byte", async () => {
    await withFolder({}, async (folder) => {
      await withJournal(folder, (journal) => journal.append(note(1)));
      const whole = (await readFile(join(folder, first))).length;
      const last = encodeLine(1000, note(2, "é"));
      for (let length = 0; length < last.length - 1; length++) {
        await truncate(join(folder, first), whole);
        await appendFile(join(folder, first), last.subarray(0, length));
        await withJournal(folder, (journal) => journal.append(note(3)));
        assert.deepEqual(await numbersIn(folder), [1, 3], `torn at byte ${length}`);
      }
    });
  });

  it("skips lines of a newer version and keeps them", async () => {
    const body = '"v":2,"at":1,"note":"of later"}';
    const newer = `{"crc":"${crc32(body).toString(16)}",${body}\n`;
    await withFolder({ [first]: newer }, async (folder) => {
      await withJournal(folder, (journal) => journal.append(note(1)));
      assert.deepEqual(await numbersIn(folder), [1]);
      assert.ok((await readFile(join(folder, first), "utf8")).startsWith(newer));
    });
  });

  it("refuses an entry that is too large for one step, and takes the next", async () => {
    await withFolder({}, (folder) =>
      withJournal(folder, async (journal) => {
        await assert.rejects(journal.append(note(1, "one", "a".repeat(100_000))), { kind: "tooLarge" });
        await journal.append(note(2));
        assert.deepEqual(await numbersOf(journal), [2]);
      }),
    );
  });

  it("refuses entries after it was closed", async () => {
    await withFolder({}, async (folder) => {
      const journal = await openJournal({ folder, name: "notes", schema: noteSchema, clock: () => 0 });
      await journal.close();
      await assert.rejects(journal.append(note(1)), { name: "JournalError", kind: "closed" });
    });
  });

  it("tells what the system refuses as an error of its own", async () => {
    await withFolder({ file: "" }, async (folder) => {
      const opening = openJournal({ folder: join(folder, "file"), name: "notes", schema: noteSchema, clock: () => 0 });
      await assert.rejects(opening, { name: "JournalError", kind: "disk" });
    });
  });

  it("does not take another journal's files for its own", async () => {
    await withFolder({}, async (folder) => {
      await withJournal(folder, (journal) => journal.append(note(1)), { name: "usage" });
      assert.deepEqual(await numbersIn(folder), []);
    });
  });

  it("stops reading when the signal is aborted", async () => {
    await withFolder({}, (folder) =>
      withJournal(folder, async (journal) => {
        await journal.append(note(1));
        await journal.append(note(2));
        const controller = new AbortController();
        const numbers: number[] = [];
        for await (const { entry } of journal.read(controller.signal)) {
          numbers.push(entry.number);
          controller.abort();
        }
        assert.deepEqual(numbers, [1]);
      }),
    );
  });
});
