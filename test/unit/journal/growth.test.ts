import assert from "node:assert/strict";
import { appendFile, readdir, readFile, utimes } from "node:fs/promises";
import { join } from "node:path";
import { withFolder } from "../files/temporaryFolder.ts";
import { first, note, numbersIn, numbersOf, type Options, withJournal } from "./notes.ts";

describe("a journal that grows", () => {
  const small = { segmentBytes: 200, segments: 3 };

  async function fill(folder: string, count: number, options: Options = small): Promise<void> {
    await withJournal(
      folder,
      async (journal) => {
        for (let number = 1; number <= count; number++) {
          await journal.append(note(number));
        }
      },
      options,
    );
  }

  it("begins a new file when one is full, and reads them as one", async () => {
    await withFolder({}, async (folder) => {
      await fill(folder, 9);
      assert.deepEqual(await numbersIn(folder), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
      assert.equal((await readdir(folder)).length, 3);
    });
  });

  it("lets go of its oldest file alone when it has too many", async () => {
    await withFolder({}, async (folder) => {
      await fill(folder, 10);
      assert.deepEqual(await numbersIn(folder), [4, 5, 6, 7, 8, 9, 10]);
    });
  });

  /** Numbers left after the even ones were let go of, when full files have rested for an hour. */
  async function compacted(folder: string): Promise<readonly number[]> {
    await withJournal(folder, (journal) => journal.compact(({ entry }) => entry.number % 2 === 1), {
      ...small,
      clock: () => Date.now() + 3_600_000,
    });
    return numbersIn(folder);
  }

  it("lets go of entries that are not to be kept, in its full files", async () => {
    await withFolder({}, async (folder) => {
      await fill(folder, 8);
      assert.deepEqual(await compacted(folder), [1, 3, 5, 7, 8]);
    });
  });

  it("keeps what it can't read when it lets go of others", async () => {
    await withFolder({}, async (folder) => {
      await fill(folder, 8);
      await appendFile(join(folder, first), "what is this\n");
      await compacted(folder);
      assert.ok((await readFile(join(folder, first), "utf8")).endsWith("what is this\n"));
    });
  });

  it("leaves a file alone that another window may be about to write to", async () => {
    await withFolder({}, async (folder) => {
      await fill(folder, 8);
      await withJournal(folder, (journal) => journal.compact(() => false), { ...small, clock: Date.now });
      assert.equal((await numbersIn(folder)).length, 8);
    });
  });

  it("goes on in the newest file after another window let go of the one it had open", async () => {
    await withFolder({}, (folder) =>
      withJournal(folder, async (slow) => {
        await slow.append(note(0));
        await fill(folder, 12, { segmentBytes: 200, segments: 2 });
        await slow.append(note(99));
        assert.equal((await numbersOf(slow)).at(-1), 99);
      }),
    );
  });

  it("removes what a writer that died left unfinished", async () => {
    const draft = `${first}.1234.tmp`;
    await withFolder({ [draft]: "half" }, async (folder) => {
      await utimes(join(folder, draft), 1, 1);
      await withJournal(folder, async () => undefined, { clock: Date.now });
      assert.deepEqual(await readdir(folder), []);
    });
  });
});
