import { quantile } from "./histogram.ts";
import type { SuggestionSum } from "./suggestionCounts.ts";
import type { Sum } from "./sums.ts";

/** Each is filled for requests or for suggestions, but the first three for both, so that a column can be added up. */
const columns = [
  "day",
  "feature",
  "model",
  "origin",
  "requests",
  "failed",
  "ended because they repeated themselves",
  "requests without a known price",
  "requests with estimated tokens",
  "input tokens",
  "output tokens",
  "cached tokens",
  "dollars",
  "taken",
  "not taken",
  "first text p50 ms",
  "first text p95 ms",
  "total p50 ms",
  "total p95 ms",
  "language",
  "suggestions shown",
  "suggestions accepted",
  "suggestions taken in part",
  "looked for after 30 s",
  "kept after 30 s",
  "looked for after 5 min",
  "kept after 5 min",
  "time to appear p50 ms",
  "time to appear p95 ms",
] as const;

type Row = Partial<Record<(typeof columns)[number], string | number | undefined>> & { readonly day: string };

/**
 * A line for each sum, the oldest day first, under a line of names: RFC 4180, with dollars and whole milliseconds. Of accepted suggestions
 * that were looked for later, `kept` counts the parts that were still there: 1.5 of 2 is one whole and half the other.
 */
export function toCsv(sums: readonly Sum[], suggestions: readonly SuggestionSum[]): string {
  const rows = [...sums.map(requestsRow), ...suggestions.map(suggestionsRow)];
  const lines = rows
    .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
    .map((row) => columns.map((name) => row[name] ?? ""));
  return [columns, ...lines].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

function requestsRow(sum: Sum): Row {
  const { day, feature, model, origin, requests, failed } = sum;
  return {
    ...{ day, feature, model, origin, requests, failed },
    "ended because they repeated themselves": sum.looped,
    "requests without a known price": sum.unpriced,
    "requests with estimated tokens": sum.estimated,
    "input tokens": sum.inputTokens,
    "output tokens": sum.outputTokens,
    "cached tokens": sum.cachedTokens,
    dollars: Number(sum.dollars.toFixed(6)),
    taken: sum.kept,
    "not taken": sum.dropped,
    "first text p50 ms": whole(quantile(sum.firstMs, 0.5)),
    "first text p95 ms": whole(quantile(sum.firstMs, 0.95)),
    "total p50 ms": whole(quantile(sum.totalMs, 0.5)),
    "total p95 ms": whole(quantile(sum.totalMs, 0.95)),
  };
}

function suggestionsRow(sum: SuggestionSum): Row {
  const { day, model, languageId: language } = sum;
  return {
    ...{ day, feature: "completion", model, language },
    "suggestions shown": sum.shown,
    "suggestions accepted": sum.accepted,
    "suggestions taken in part": sum.partly,
    "looked for after 30 s": sum.lookedAfter30,
    "kept after 30 s": Number(sum.keptAfter30.toFixed(2)),
    "looked for after 5 min": sum.lookedAfter300,
    "kept after 5 min": Number(sum.keptAfter300.toFixed(2)),
    "time to appear p50 ms": whole(quantile(sum.ghostMs, 0.5)),
    "time to appear p95 ms": whole(quantile(sum.ghostMs, 0.95)),
  };
}

function whole(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.round(milliseconds);
}

/** A text that a spreadsheet would take for a formula is kept one by an apostrophe (OWASP, "CSV Injection"). */
function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
