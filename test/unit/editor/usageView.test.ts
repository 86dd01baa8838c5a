import assert from "node:assert/strict";
import type { Budgets } from "../../../src/usage/budgets.ts";
import { withValue } from "../../../src/usage/histogram.ts";
import type { UsageSummary } from "../../../src/usage/ledger.ts";
import type { Decision, RequestRecord } from "../../../src/usage/record.ts";
import { noSuggestions } from "../../../src/usage/suggestionCounts.ts";
import { keyOf, type Sum, withDecision, withRecord } from "../../../src/usage/sums.ts";
import { noon, record } from "../usage/ledgers.ts";
import { usageView } from "./editorWords.ts";

const day = 24 * 60 * 60 * 1000;
const ghost: Decision = {
  at: noon,
  feature: "completion",
  model: "embedded",
  origin: "embedded",
  kept: 31,
  dropped: 7,
};

/** What the page shows at noon of 25 November. */
function viewOf(
  entries: readonly (RequestRecord | Decision)[],
  budgets: Budgets = {},
  held: Partial<UsageSummary> = {},
) {
  const sums = new Map<string, Sum>();
  for (const entry of entries) {
    const before = sums.get(keyOf(entry));
    sums.set(keyOf(entry), "id" in entry ? withRecord(before, entry) : withDecision(before, entry));
  }
  const lastRequests = entries.filter((entry) => "id" in entry);
  const summary = {
    sums: [...sums.values()],
    suggestions: [],
    verdicts: [],
    lastRequests,
    heldDollars: 0,
    heldByFeature: {},
    ...held,
  };
  return usageView(summary, budgets, noon);
}

function amounts(entries: readonly RequestRecord[], budgets: Budgets, held?: Partial<UsageSummary>) {
  return viewOf(entries, budgets, held).budgets.map(({ name, amount }) => `${name}: ${amount}`);
}

describe("the budgets on the Usage page", () => {
  it("are what was spent today and this month where none is set", () => {
    const before = record("b", { at: noon - 3 * day, dollars: 2 });
    assert.deepEqual(amounts([record("a"), before], {}), [
      "Today: $0.10, no budget set",
      "This month: $2.10, no budget set",
    ]);
  });

  it("tell what is left of each, with what running requests hold", () => {
    const budgets = { request: 0.5, features: { explain: 1, fix: 0 }, day: 2, month: 30 };
    const held = { heldDollars: 0.3, heldByFeature: { explain: 0.2 } };
    assert.deepEqual(amounts([record("a")], budgets, held), [
      "One request: $0.50 at most",
      "Today, explain: $0.10 of $1.00 and $0.20 reserved, $0.70 left",
      "Today: $0.10 of $2.00 and $0.30 reserved, $1.60 left",
      "This month: $0.10 of $30.00 and $0.30 reserved, $29.60 left",
    ]);
  });

  it("have nothing left once they are spent, and are drawn as full", () => {
    const [, today] = viewOf([record("a", { dollars: 3 })], { features: { explain: 9 }, day: 2 }).budgets;
    assert.deepEqual([today?.amount, today?.share], ["$3.00 of $2.00, $0.00 left", 1]);
  });
});

describe("the figures on the Usage page", () => {
  it("are of the last 30 days", () => {
    const { days, byDay } = viewOf([record("a"), record("b", { at: noon - 30 * day })]);
    assert.deepEqual([days[0]?.day, days.at(-1)?.day, byDay.rows.length], ["2026-10-27", "2026-11-25", 1]);
  });

  it("tell how much of what the embedded model offered was taken, though it costs nothing", () => {
    const { models, byModel } = viewOf([ghost]);
    assert.deepEqual(
      models.map(({ name, decided }) => [name, decided]),
      [["embedded", { taken: 31, offered: 38 }]],
    );
    assert.deepEqual(byModel.rows[0], ["embedded", "0", "0", "0", "", "0", "", "", "31 of 38", ""]);
  });

  it("list no host where nothing was sent", () => {
    assert.deepEqual(viewOf([ghost]).byHost.rows, []);
  });

  it("tell the times of each day to the first text and in all", () => {
    const today = viewOf([record("a", { firstMs: 300, totalMs: 2000 })]).days.at(-1)?.delays;
    const rounded = [today?.first?.half, today?.all?.most].map((time) => Math.round((time ?? 0) / 100) * 100);
    assert.deepEqual(rounded, [300, 2000]);
  });

  it("tell the cached share of the input, and how many answers repeated themselves", () => {
    const { notes } = viewOf([record("a", { inputTokens: 1000, cachedTokens: 620, outcome: "looped" })]);
    assert.deepEqual(notes, [
      "Cached 62 % of the input, which costs less.",
      "Answers that were ended because they repeated themselves: 1",
    ]);
  });

  it("tell of each language and model what became of its suggestions, those shown most often first", () => {
    const python = { day: "2026-11-25", ...noSuggestions("python", "embedded"), shown: 1 };
    const typescript = {
      ...{ day: "2026-11-24", ...noSuggestions("typescript", "tiny-coder"), shown: 8, accepted: 4, partly: 2 },
      ...{ lookedAfter30: 4, keptAfter30: 3, ghostMs: withValue({}, 200) },
    };
    const { rows } = viewOf([], {}, { suggestions: [python, typescript, typescript] }).suggestions;
    assert.deepEqual(rows, [
      ["typescript", "tiny-coder", "16", "8 (50 %)", "4 (25 %)", "75 % of 8", "", "198 ms"],
      ["python", "embedded", "1", "0 (0 %)", "0 (0 %)", "", "", ""],
    ]);
  });

  it("say what is inferred of suggestions, where there are any", () => {
    const suggestions = [{ day: "2026-11-25", ...noSuggestions("python", "embedded"), shown: 1 }];
    assert.match(viewOf([], {}, { suggestions }).notes.join(), /inferred from what changes in the document/);
  });

  it("say of a request which prompt asked, and that its answer repeated itself", () => {
    const [row] = viewOf([record("a", { prompt: "explain@2", outcome: "looped" })]).lastRequests.rows;
    assert.deepEqual([row?.[1], row?.at(-1)], ["explain@2", "ended: it repeated itself"]);
  });
});
