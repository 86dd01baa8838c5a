import assert from "node:assert/strict";
import { appendFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import type { Ledger } from "../../../src/usage/ledger.ts";
import { dollarsOf } from "../../../src/usage/sums.ts";
import { withFolder } from "../files/temporaryFolder.ts";
import { noon, record, reservation, withLedger } from "./ledgers.ts";

const minutes = 60_000;
const days = 24 * 60 * minutes;

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

  it("counts what became of suggestions to the day, feature and model, though nothing was sent", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        const proposer = { feature: "completion", model: "embedded", origin: "embedded" };
        await ledger.decide({ at: noon, ...proposer, kept: 2, dropped: 5 });
        await ledger.decide({ at: noon, ...proposer, kept: 1, dropped: -1 });
        assert.deepEqual(
          (await ledger.summary()).sums.map(({ model, requests, kept, dropped }) => [model, requests, kept, dropped]),
          [["embedded", 0, 3, 4]],
        );
      }),
    );
  });

  it("reads the lines of an older version, and none of its sums", async () => {
    await withFolder({}, async (folder) => {
      const { estimatedInputTokens: _none, ...old } = record("a", { estimatedInputTokens: 900 });
      await withLedger(folder, (ledger) => ledger.settle(old));
      const saved = { version: 1, position: { 1: 1_000_000 }, sums: [], recent: [], held: {} };
      await writeFile(join(folder, "sums.json"), JSON.stringify(saved));
      await withLedger(folder, async (ledger) => assert.equal(await requestsIn(ledger), 1));
    });
  });

  it("keeps the sums of 400 days", async () => {
    await withFolder({}, async (folder) => {
      const early = new Date(2025, 9, 21, 12).getTime();
      await withLedger(folder, async (ledger) => {
        await ledger.settle(record("a", { at: early }));
        await ledger.settle(record("b", { at: early + days }));
        assert.deepEqual(
          (await ledger.summary()).sums.map(({ day }) => day),
          ["2025-10-22"],
        );
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
  const day = { day: 1 };

  it("lets a request go that fits to the cent", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        await ledger.settle(record("a", { dollars: 0.75 }));
        assert.equal(await ledger.reserve(reservation("b", 0.25), day), undefined);
      }),
    );
  });

  it("of the day refuses what is over it", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        await ledger.settle(record("a", { dollars: 0.75 }));
        assert.equal(await ledger.reserve(reservation("b", 0.26), day), "day");
      }),
    );
  });

  it("of the month counts the days before", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        await ledger.settle(record("a", { dollars: 0.9, at: noon - 5 * 24 * 60 * minutes }));
        assert.equal(await ledger.reserve(reservation("b", 0.2), { day: 1, month: 1 }), "month");
      }),
    );
  });

  it("of a feature counts that feature alone", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        const budgets = { features: { fix: 0.5 } };
        await ledger.settle(record("a", { dollars: 0.9, feature: "explain" }));
        assert.equal(await ledger.reserve(reservation("b", 0.4, "fix"), budgets), undefined);
        assert.equal(await ledger.reserve(reservation("c", 0.2, "fix"), budgets), "feature");
        assert.equal(await ledger.reserve(reservation("d", 0.9, "explain"), budgets), undefined);
      }),
    );
  });

  it("holds what a running request reserved in another window", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, (one) =>
        withLedger(folder, async (other) => {
          assert.equal(await one.reserve(reservation("a", 0.8), day), undefined);
          assert.equal(await other.reserve(reservation("b", 0.3), day), "day");
        }),
      ),
    );
  });

  it("has what a request did not use free again once it is settled", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        await ledger.reserve(reservation("a", 0.8), day);
        await ledger.settle(record("a", { dollars: 0.1 }));
        assert.equal(await ledger.reserve(reservation("b", 0.9), day), undefined);
      }),
    );
  });

  it("keeps nothing of a request that it refused", async () => {
    await withFolder({}, (folder) =>
      withLedger(folder, async (ledger) => {
        assert.equal(await ledger.reserve(reservation("a", 2), day), "day");
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
          await ledger.reserve(reservation("a", 0.8), day);
          now = noon + 9 * minutes;
          assert.equal(await ledger.reserve(reservation("b", 0.3), day), "day");
          now = noon + 10 * minutes;
          assert.equal(await ledger.reserve(reservation("c", 0.3), day), undefined);
        },
        () => now,
      );
    });
  });

  it("is never overrun by windows that reserve at once, nor is a feature's", async function () {
    this.timeout(30_000);
    const dollars = fc.integer({ min: 1, max: 60 }).map((cents) => cents / 100);
    const wish = fc.tuple(fc.nat(2), dollars, fc.constantFrom("explain", "fix"));
    const budgets = { day: 1, features: { fix: 0.4 } };
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { maxLength: 12 }), (wishes) =>
        withFolder({}, (folder) =>
          withLedger(folder, (one) =>
            withLedger(folder, (two) =>
              withLedger(folder, async (three) => {
                const windows = [one, two, three];
                await Promise.all(
                  wishes.map(async ([window, cost, feature], index) => {
                    const id = `r${index}`;
                    if ((await windows[window]?.reserve(reservation(id, cost, feature), budgets)) === undefined) {
                      await windows[window]?.settle(record(id, { dollars: cost, feature }));
                    }
                  }),
                );
                const { sums } = await one.summary();
                assert.ok(dollarsOf(sums, "2026-11-25") <= 1 + 1e-9);
                const fixes = sums.filter(({ feature }) => feature === "fix");
                assert.ok(dollarsOf(fixes, "2026-11-25") <= 0.4 + 1e-9);
              }),
            ),
          ),
        ),
      ),
      { numRuns: 25 },
    );
  });
});
