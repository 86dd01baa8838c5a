import assert from "node:assert/strict";
import { appendFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import type { Ledger } from "../../../src/usage/ledger.ts";
import { dollarsOf } from "../../../src/usage/sums.ts";
import { withFolder } from "../files/temporaryFolder.ts";
import { noon, record, withLedger } from "./ledgers.ts";

const minutes = 60_000;

async function requestsIn(ledger: Ledger): Promise<number> {
  return (await ledger.summary()).sums.reduce((total, { requests }) => total + requests, 0);
}

describe("the ledger", () => {
  it("adds up what another window wrote", async () => {
    await withFolder({}, async (folder) => {
      await withLedger(folder, (one) =>
        withLedger(folder, async (other) => {
          await one.settle(record("a"));
          await other.settle(record("b"));
          assert.equal(await requestsIn(one), 2);
        }),
      );
    });
  });

  it("has the same sums after it is opened from its checkpoint as from its lines", async function () {
    this.timeout(20_000);
    await withFolder({}, async (folder) => {
      await withLedger(folder, async (ledger) => {
        for (let number = 0; number < 1203; number++) {
          await ledger.settle(record(`r${number}`, { totalMs: 100 + number }));
        }
      });
      assert.ok((await readdir(folder)).includes("sums.json"));
      let fromCheckpoint: unknown;
      await withLedger(folder, async (ledger) => {
        fromCheckpoint = await ledger.summary();
        assert.equal(await requestsIn(ledger), 1203);
      });
      await writeFile(join(folder, "sums.json"), "{ half of a");
      await withLedger(folder, async (ledger) => assert.deepEqual(await ledger.summary(), fromCheckpoint));
    });
  });

  it("skips a line that a killed window left unfinished and counts the next", async () => {
    await withFolder({}, async (folder) => {
      await withLedger(folder, (ledger) => ledger.settle(record("a")));
      const [file = ""] = (await readdir(folder)).filter((each) => each.endsWith(".jsonl"));
      await appendFile(join(folder, file), '{"crc":"0123');
      await withLedger(folder, async (ledger) => {
        assert.equal(await requestsIn(ledger), 1);
        await ledger.settle(record("b"));
        assert.equal(await requestsIn(ledger), 2);
      });
    });
  });

  it("lists the last requests, the newest first", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        await ledger.settle(record("a"));
        await ledger.settle(record("b"));
        assert.deepEqual(
          (await ledger.summary()).lastRequests.map(({ id }) => id),
          ["b", "a"],
        );
      }),
    );
  });
});

describe("a budget", () => {
  const day = { day: 1, month: 0 };

  it("lets a request go that fits to the cent", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        await ledger.settle(record("a", { dollars: 0.75 }));
        assert.equal(await ledger.reserve("b", 0.25, day), undefined);
      }),
    );
  });

  it("of the day refuses what is over it", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        await ledger.settle(record("a", { dollars: 0.75 }));
        assert.equal(await ledger.reserve("b", 0.26, day), "day");
      }),
    );
  });

  it("of the month counts the days before", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        await ledger.settle(record("a", { dollars: 0.9, at: noon - 5 * 24 * 60 * minutes }));
        assert.equal(await ledger.reserve("b", 0.2, { day: 1, month: 1 }), "month");
      }),
    );
  });

  it("holds what a running request reserved in another window", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, (one) =>
        withLedger(folder, async (other) => {
          assert.equal(await one.reserve("a", 0.8, day), undefined);
          assert.equal(await other.reserve("b", 0.3, day), "day");
        }),
      ),
    );
  });

  it("has what a request did not use free again once it is settled", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        await ledger.reserve("a", 0.8, day);
        await ledger.settle(record("a", { dollars: 0.1 }));
        assert.equal(await ledger.reserve("b", 0.9, day), undefined);
      }),
    );
  });

  it("keeps nothing of a request that it refused", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        assert.equal(await ledger.reserve("a", 2, day), "day");
        assert.equal((await ledger.summary()).heldDollars, 0);
      }),
    );
  });

  it("frees what a window that died had reserved after ten minutes, not before", async () => {
    await withFolder({}, async (folder) => {
      let now = noon;
      await withLedger(
        folder,
        async (ledger) => {
          await ledger.reserve("a", 0.8, day);
          now = noon + 9 * minutes;
          assert.equal(await ledger.reserve("b", 0.3, day), "day");
          now = noon + 10 * minutes;
          assert.equal(await ledger.reserve("c", 0.3, day), undefined);
        },
        () => now,
      );
    });
  });

  it("is never overrun by windows that reserve at once", async function () {
    this.timeout(30_000);
    const dollars = fc.integer({ min: 1, max: 60 }).map((cents) => cents / 100);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(2), dollars), { maxLength: 12 }), (wishes) =>
        withFolder({}, (folder) =>
          withLedger(folder, (one) =>
            withLedger(folder, (two) =>
              withLedger(folder, async (three) => {
                const windows = [one, two, three];
                await Promise.all(
                  wishes.map(async ([window, cost], index) => {
                    const id = `r${index}`;
                    if ((await windows[window]?.reserve(id, cost, day)) === undefined) {
                      await windows[window]?.settle(record(id, { dollars: cost }));
                    }
                  }),
                );
                assert.ok(dollarsOf((await one.summary()).sums, "2026-11-25") <= 1 + 1e-9);
              }),
            ),
          ),
        ),
      ),
      { numRuns: 25 },
    );
  });
});
