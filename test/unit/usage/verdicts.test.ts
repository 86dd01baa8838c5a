import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { VerdictBatch } from "../../../src/usage/verdictBatch.ts";
import { keptByVerdict, type VerdictCounts, type VerdictSum } from "../../../src/usage/verdictCounts.ts";
import { withFolder } from "../files/temporaryFolder.ts";
import { noon, withLedger } from "./ledgers.ts";

const whose = { feature: "fix", languageId: "typescript", verdict: "checked" };

function day(some: Partial<VerdictSum>): VerdictSum {
  return { day: "2026-11-25", ...whose, kept: 0, dropped: 0, ...some };
}

function keptOf(...sums: readonly VerdictSum[]) {
  return keptByVerdict(sums, "fix", new Set(["typescript"]));
}

describe("what became of earlier changes by their verdict", () => {
  it("is said with how many there were, from ten on", () => {
    assert.deepEqual(keptOf(day({ kept: 8, dropped: 2 })), { checked: { kept: 8, all: 10 } });
    assert.deepEqual(keptOf(day({ kept: 8, dropped: 1 })), {});
  });

  it("is counted over all days, for each verdict by itself", () => {
    const sums = [
      day({ kept: 20, dropped: 1 }),
      day({ day: "2026-11-24", kept: 11, dropped: 6 }),
      day({ verdict: "problem", kept: 1, dropped: 12 }),
    ];
    assert.deepEqual(keptOf(...sums), { checked: { kept: 31, all: 38 }, problem: { kept: 1, all: 13 } });
  });

  it("is that of the same feature in the same languages alone", () => {
    const others = [day({ feature: "tests", kept: 10 }), day({ languageId: "python", kept: 10 })];
    assert.deepEqual(keptOf(...others), {});
    assert.deepEqual(keptByVerdict(others, "fix", new Set(["python", "typescript"])), {
      checked: { kept: 10, all: 10 },
    });
  });

  it("is not counted twice where it was taken back on another day", () => {
    const sums = [day({ kept: 12 }), day({ day: "2026-11-26", kept: -2, dropped: 2 })];
    assert.deepEqual(keptOf(...sums), { checked: { kept: 10, all: 12 } });
  });
});

describe("decisions on hunks, by their verdict", () => {
  function counts(some: Partial<VerdictCounts>): VerdictCounts {
    return { ...whose, kept: 0, dropped: 0, ...some };
  }

  it("come together in one line a feature, language and verdict", () => {
    let asked = 0;
    const batch = new VerdictBatch(() => {
      asked++;
    });
    batch.decided(counts({ kept: 2 }));
    batch.decided(counts({ kept: -1, dropped: 1 }));
    batch.decided(counts({ verdict: "problem", dropped: 1 }));
    assert.deepEqual(batch.drain(), [counts({ kept: 1, dropped: 1 }), counts({ verdict: "problem", dropped: 1 })]);
    assert.deepEqual([batch.drain(), asked], [[], 1]);
  });

  it("are written for nobody where they were taken back at once", () => {
    const batch = new VerdictBatch(() => {});
    batch.decided(counts({ kept: 1 }));
    batch.decided(counts({ kept: -1 }));
    assert.deepEqual(batch.drain(), []);
  });

  it("are added up by day in the ledger of all windows, and still there for the next one", async () => {
    await withFolder({}, async (folder) => {
      await withLedger(folder, async (ledger) => {
        await ledger.judge(noon, counts({ kept: 3 }));
        await ledger.judge(noon, counts({ dropped: 1 }));
      });
      await withLedger(folder, async (ledger) => {
        assert.deepEqual((await ledger.summary()).verdicts, [day({ kept: 3, dropped: 1 })]);
      });
    });
  });

  it("outlast the journal's lines in the sums that are written down", async () => {
    await withFolder({}, async (folder) => {
      await withLedger(folder, async (ledger) => {
        for (let line = 0; line < 500; line++) {
          await ledger.judge(noon, counts({ kept: 1 }));
        }
      });
      const sums = JSON.parse(await readFile(join(folder, "sums.json"), "utf8"));
      assert.deepEqual(sums.verdicts, [day({ kept: 500 })]);
      await writeFile(join(folder, "sums.json"), JSON.stringify({ ...sums, verdicts: undefined }));
      await withLedger(folder, async (ledger) => {
        assert.deepEqual((await ledger.summary()).verdicts, []);
      });
    });
  });
});
