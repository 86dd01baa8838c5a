import assert from "node:assert/strict";
import { toCsv } from "../../../src/usage/csv.ts";
import { withValue } from "../../../src/usage/histogram.ts";
import { noSuggestions, type SuggestionSum } from "../../../src/usage/suggestionCounts.ts";
import { withDecision, withRecord } from "../../../src/usage/sums.ts";
import { noon, record } from "./ledgers.ts";

const day = 24 * 60 * 60 * 1000;

/** The cells of each line, by the names of their columns; empty ones left out. */
function rowsOf(csv: string): readonly Record<string, string>[] {
  const [names = [], ...lines] = csv
    .split("\r\n")
    .slice(0, -1)
    .map((line) => line.split(","));
  return lines.map((cells) => {
    assert.equal(cells.length, names.length);
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]).filter(([, value]) => value !== ""));
  });
}

function linesOf(csv: string): readonly string[] {
  return csv.split("\r\n").slice(1, -1);
}

describe("the usage as CSV", () => {
  it("has a line for each sum, the oldest day first", () => {
    const sums = [withRecord(undefined, record("a")), withRecord(undefined, record("b", { at: noon - day }))];
    assert.deepEqual(
      linesOf(toCsv(sums, [])).map((line) => line.slice(0, 10)),
      ["2026-11-24", "2026-11-25"],
    );
  });

  it("tells what was taken and what was not in columns of their own", () => {
    const decision = { at: noon, feature: "fix", model: "m", origin: "o", kept: 31, dropped: 7 };
    const [row] = rowsOf(toCsv([withDecision(undefined, decision)], []));
    assert.deepEqual([row?.taken, row?.["not taken"]], ["31", "7"]);
  });

  it("tells what became of suggestions by language and model, in lines and columns of their own", () => {
    const sum: SuggestionSum = {
      ...noSuggestions("typescript", "embedded"),
      day: "2026-11-25",
      shown: 40,
      accepted: 12,
      partly: 3,
      lookedAfter30: 11,
      keptAfter30: 9.256,
      lookedAfter300: 8,
      keptAfter300: 6.5,
    };
    assert.deepEqual(rowsOf(toCsv([], [sum])), [
      {
        day: "2026-11-25",
        feature: "completion",
        model: "embedded",
        language: "typescript",
        "suggestions shown": "40",
        "suggestions accepted": "12",
        "suggestions taken in part": "3",
        "looked for after 30 s": "11",
        "kept after 30 s": "9.26",
        "looked for after 5 min": "8",
        "kept after 5 min": "6.5",
      },
    ]);
  });

  it("tells how soon suggestions came", () => {
    const sum = { ...noSuggestions("go", "m"), day: "2026-11-25", ghostMs: withValue({}, 100) };
    const [row] = rowsOf(toCsv([], [sum]));
    const told = Number(row?.["time to appear p50 ms"]);
    assert.ok(told >= 95 && told <= 105, `${told}`);
  });

  it("puts a day's suggestions behind its requests", () => {
    const suggestions = [{ ...noSuggestions("go", "m"), day: "2026-11-24" }];
    const sums = [withRecord(undefined, record("a")), withRecord(undefined, record("b", { at: noon - day }))];
    assert.deepEqual(
      rowsOf(toCsv(sums, suggestions)).map((row) => [row.day, row.feature]),
      [
        ["2026-11-24", "explain"],
        ["2026-11-24", "completion"],
        ["2026-11-25", "explain"],
      ],
    );
  });

  it("quotes what would be taken for the next cell", () => {
    const [line] = linesOf(toCsv([withRecord(undefined, record("a", { model: 'a,"b"' }))], []));
    assert.ok(line?.includes(',"a,""b""",'), line);
  });

  it("keeps a model's name from becoming a formula", () => {
    const [line] = linesOf(toCsv([withRecord(undefined, record("a", { model: "=1+1" }))], []));
    assert.ok(line?.includes(",'=1+1,"), line);
  });

  it("tells dollars and tokens as plain numbers", () => {
    const [line] = linesOf(toCsv([withRecord(undefined, record("a", { dollars: 0.0123456 }))], []));
    assert.ok(line?.includes(",1000,100,0,0.012346,"), line);
  });
});
