import assert from "node:assert/strict";
import { readdir, readFile, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import * as z from "zod/mini";
import { type History, type HistoryOptions, openHistory } from "../../../src/review/history.ts";
import type { HistoryEntry } from "../../../src/review/historyEntry.ts";
import { withFolder } from "../files/temporaryFolder.ts";

const schema = z.object({ text: z.string() });
type Content = z.infer<typeof schema>;

/** A window's history while the work lasts. */
async function withHistory<T>(
  folder: string,
  work: (history: History<Content>) => Promise<T>,
  options: Partial<HistoryOptions<Content>> = {},
): Promise<T> {
  const history = await openHistory({ folder, schema, clock: Date.now, ...options });
  try {
    return await work(history);
  } finally {
    await history.close();
  }
}

function entry(id: string, at = 1, text = "the answer"): HistoryEntry<Content> {
  const outcome = { accepted: 2, rejected: 1, undecided: 0 };
  return { id, feature: "fix", title: `Fix ${id}`, at, outcome, content: { text } };
}

/** Ids that a window which opens now shows. */
function idsIn(folder: string): Promise<readonly string[]> {
  return withHistory(folder, async (history) => (await history.list()).map(({ id }) => id));
}

const fileOf = (folder: string, id: string) => join(folder, "threads", `${id}.json`);

describe("the history", () => {
  it("has after a restart what was saved before", async () => {
    await withFolder({}, async (folder) => {
      await withHistory(folder, (history) => history.save(entry("a")));
      assert.deepEqual(await withHistory(folder, (history) => history.load("a")), entry("a"));
    });
  });

  it("lists the newest first, with what became of each", async () => {
    await withFolder({}, async (folder) => {
      await withHistory(folder, async (history) => {
        await Promise.all([
          history.save(entry("old", 1)),
          history.save(entry("new", 3)),
          history.save(entry("mid", 2)),
        ]);
      });
      const list = await withHistory(folder, (history) => history.list());
      assert.deepEqual(
        list.map(({ id }) => id),
        ["new", "mid", "old"],
      );
      assert.deepEqual(list[0], {
        id: "new",
        feature: "fix",
        title: "Fix new",
        at: 3,
        outcome: { accepted: 2, rejected: 1, undecided: 0 },
      });
    });
  });

  it("keeps the last of what was saved under one id", async () => {
    await withFolder({}, async (folder) => {
      await withHistory(folder, async (history) => {
        await Promise.all([history.save(entry("a", 1, "first")), history.save(entry("a", 2, "second"))]);
        assert.equal((await history.load("a"))?.content.text, "second");
        assert.deepEqual(
          (await history.list()).map(({ at }) => at),
          [2],
        );
      });
    });
  });

  it("shows what another window saves", async () => {
    await withFolder({}, (folder) =>
      withHistory(folder, (one) =>
        withHistory(folder, async (other) => {
          await one.save(entry("a"));
          assert.deepEqual(
            (await other.list()).map(({ id }) => id),
            ["a"],
          );
        }),
      ),
    );
  });

  it("forgets what was deleted", async () => {
    await withFolder({}, async (folder) => {
      await withHistory(folder, async (history) => {
        await history.save(entry("a"));
        await history.delete("a");
        assert.equal(await history.load("a"), undefined);
      });
      assert.deepEqual(await idsIn(folder), []);
    });
  });

  it("writes nothing that the schema does not name", async () => {
    await withFolder({}, async (folder) => {
      const content = { text: "a", key: "sk-secret" };
      await withHistory(folder, (history) => history.save({ ...entry("a"), content }));
      assert.ok(!(await readFile(fileOf(folder, "a"), "utf8")).includes("sk-secret"));
    });
  });

  it("takes no id that leads out of its folder", async () => {
    await withFolder({}, (folder) =>
      withHistory(folder, async (history) => {
        await assert.rejects(history.save(entry("../a")), { name: "JournalError", kind: "invalid" });
        await assert.rejects(history.load("../a"), { name: "JournalError", kind: "invalid" });
      }),
    );
  });
});

describe("a history that is full", () => {
  it("lets go of the oldest entries over the most it may have", async () => {
    await withFolder({}, async (folder) => {
      await withHistory(
        folder,
        async (history) => {
          for (const [index, id] of ["a", "b", "c", "d"].entries()) {
            await history.save(entry(id, index));
            await utimes(fileOf(folder, id), index, index);
          }
        },
        { mostEntries: 2 },
      );
      assert.deepEqual(await idsIn(folder), ["d", "c"]);
    });
  });

  it("lets go of the oldest entries over the most bytes", async () => {
    await withFolder({}, async (folder) => {
      await withHistory(
        folder,
        async (history) => {
          for (const [index, id] of ["a", "b", "c"].entries()) {
            await history.save(entry(id, index, "x".repeat(400)));
            await utimes(fileOf(folder, id), index, index);
          }
        },
        { mostBytes: 1300 },
      );
      assert.deepEqual(await idsIn(folder), ["c", "b"]);
    });
  });

  it("refuses one entry that is larger than all may be, and keeps the others", async () => {
    await withFolder({}, async (folder) => {
      await withHistory(
        folder,
        async (history) => {
          await history.save(entry("a"));
          await assert.rejects(history.save(entry("b", 2, "x".repeat(2000))), { kind: "tooLarge" });
        },
        { mostBytes: 1000 },
      );
      assert.deepEqual(await idsIn(folder), ["a"]);
    });
  });
});

describe("a history with damaged files", () => {
  it("reads its other entries, wherever a file was cut", async () => {
    await withFolder({}, async (folder) => {
      const length = await withHistory(folder, async (history) => {
        await history.save(entry("whole"));
        await history.save(entry("cut"));
        return (await readFile(fileOf(folder, "cut"))).length;
      });
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: length - 2 }), async (end) => {
          await withHistory(folder, async (history) => {
            await history.save(entry("cut"));
            await truncate(fileOf(folder, "cut"), end);
            assert.equal(await history.load("cut"), undefined);
            assert.deepEqual(await history.load("whole"), entry("whole"));
          });
        }),
        { numRuns: 50 },
      );
    });
  });

  it("sets a damaged file aside with all that is in it", async () => {
    await withFolder({}, async (folder) => {
      await withHistory(folder, async (history) => {
        await history.save(entry("a"));
        await writeFile(fileOf(folder, "a"), "half of an en");
        await history.load("a");
      });
      assert.equal(await readFile(`${fileOf(folder, "a")}.damaged`, "utf8"), "half of an en");
    });
  });

  it("leaves an entry of another version where it is", async () => {
    await withFolder({}, async (folder) => {
      await withHistory(folder, (history) => history.save(entry("a")));
      const other = await openHistory({ folder, schema: z.object({ turns: z.array(z.string()) }), clock: Date.now });
      assert.equal(await other.load("a"), undefined);
      await other.close();
      assert.deepEqual(await withHistory(folder, (history) => history.load("a")), entry("a"));
    });
  });

  it("lists its entries without the journal of outcomes", async () => {
    await withFolder({}, async (folder) => {
      await withHistory(folder, (history) => history.save(entry("a")));
      for (const name of (await readdir(folder)).filter((each) => each.startsWith("outcomes"))) {
        await rm(join(folder, name));
      }
      assert.deepEqual(await idsIn(folder), ["a"]);
    });
  });
});
