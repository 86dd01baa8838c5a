import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SuggestionBatch } from "../../../src/usage/suggestionBatch.ts";
import { noSuggestions, type SuggestionCounts, suggestionsBy } from "../../../src/usage/suggestionCounts.ts";
import { withFolder } from "../files/temporaryFolder.ts";
import { noon, record, withLedger } from "./ledgers.ts";

const whose = { languageId: "typescript", model: "tiny-coder" };
const day = 24 * 60 * 60 * 1000;

/** The one line that a batch makes of some events. */
function written(events: (batch: SuggestionBatch) => void): SuggestionCounts | undefined {
  const batch = new SuggestionBatch(() => {});
  events(batch);
  const lines = batch.drain();
  assert.equal(lines.length, 1);
  return lines[0];
}

function counted(events: (batch: SuggestionBatch) => void): readonly unknown[] {
  const { shown, accepted, partly } = written(events) ?? noSuggestions("", "");
  return [shown, accepted, partly];
}

describe("what became of suggestions that were shown, in counts", () => {
  it("counts each once as shown, and as accepted or partly taken where it was", () => {
    const events = (batch: SuggestionBatch) => {
      batch.decided(whose, "accepted", 100);
      batch.decided(whose, "partly", 100);
      batch.decided(whose, "left", 100);
    };
    assert.deepEqual(counted(events), [3, 1, 1]);
  });

  it("puts right what an earlier line told of the same suggestion", () => {
    assert.deepEqual(
      counted((batch) => batch.decided(whose, "accepted", 100, "partly")),
      [0, 1, -1],
    );
  });

  it("adds up what was kept, each time with how many were looked at", () => {
    const line = written((batch) => {
      batch.kept(whose, 30, 1);
      batch.kept(whose, 30, 0.5);
      batch.kept(whose, 300, 0.25);
    });
    const { lookedAfter30, keptAfter30, lookedAfter300, keptAfter300 } = line ?? noSuggestions("", "");
    assert.deepEqual([lookedAfter30, keptAfter30, lookedAfter300, keptAfter300], [2, 1.5, 1, 0.25]);
  });

  it("keeps languages and models apart", () => {
    const batch = new SuggestionBatch(() => {});
    batch.decided(whose, "left", 100);
    batch.decided({ ...whose, languageId: "python" }, "left", 100);
    batch.decided({ ...whose, model: "embedded" }, "left", 100);
    assert.equal(batch.drain().length, 3);
  });

  it("asks to be written once until it is", () => {
    let asked = 0;
    const batch = new SuggestionBatch(() => {
      asked++;
    });
    batch.decided(whose, "left", 100);
    batch.kept(whose, 30, 1);
    batch.drain();
    batch.decided(whose, "left", 100);
    assert.equal(asked, 2);
  });
});

describe("suggestions in the ledger", () => {
  const counts = { ...noSuggestions("typescript", "tiny-coder"), shown: 4, accepted: 1, ghostMs: { 50: 4 } };

  it("are added up by day, language and model, over all windows", async () => {
    await withFolder({}, async (folder) => {
      await withLedger(folder, (one) =>
        withLedger(folder, async (other) => {
          await one.suggest(noon, counts);
          await other.suggest(noon, counts);
          await other.suggest(noon - day, counts);
          const { suggestions } = await one.summary();
          assert.deepEqual(
            suggestions.map(({ shown }) => shown),
            [8, 4],
          );
        }),
      );
    });
  });

  it("are the same after it is opened from its checkpoint", async function () {
    this.timeout(20_000);
    await withFolder({}, async (folder) => {
      await withLedger(folder, async (ledger) => {
        await ledger.suggest(noon, counts);
        for (let number = 0; number < 600; number++) {
          await ledger.settle(record(`r${number}`));
        }
      });
      await withLedger(folder, async (ledger) => {
        assert.equal((await ledger.summary()).suggestions[0]?.shown, 4);
      });
    });
  });

  it("are none in sums that were written before there were any, and the rest is read", async function () {
    this.timeout(20_000);
    await withFolder({}, async (folder) => {
      await withLedger(folder, async (ledger) => {
        for (let number = 0; number < 600; number++) {
          await ledger.settle(record(`r${number}`));
        }
      });
      const checkpoint = join(folder, "sums.json");
      const { suggestions: _unknown, ...older } = JSON.parse(await readFile(checkpoint, "utf8"));
      await writeFile(checkpoint, JSON.stringify(older));
      await withLedger(folder, async (ledger) => {
        const { sums, suggestions } = await ledger.summary();
        assert.deepEqual([sums[0]?.requests, suggestions], [600, []]);
      });
    });
  });

  it("add up over days", () => {
    const sums = [
      { day: "2026-11-24", ...counts },
      { day: "2026-11-25", ...counts },
    ];
    assert.deepEqual(
      suggestionsBy(sums, ({ model }) => model).map(({ shown, ghostMs }) => [shown, ghostMs]),
      [[8, { 50: 8 }]],
    );
  });
});
