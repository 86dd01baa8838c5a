import { quantile } from "./histogram.ts";
import type { Sum } from "./sums.ts";

/** A line for each sum, the oldest day first, under a line of names: RFC 4180, with dollars and whole milliseconds. */
export function toCsv(sums: readonly Sum[]): string {
  const rows = sums.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0)).map(rowOf);
  return [names, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

const names = [
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
];

function rowOf(sum: Sum): readonly (string | number)[] {
  const { day, feature, model, origin, requests, failed, looped, unpriced, estimated } = sum;
  const { inputTokens, outputTokens, cachedTokens, dollars, kept, dropped, firstMs, totalMs } = sum;
  const times = [firstMs, totalMs].flatMap((times) => [quantile(times, 0.5), quantile(times, 0.95)]);
  return [
    ...[day, feature, model, origin, requests, failed, looped, unpriced, estimated],
    ...[inputTokens, outputTokens, cachedTokens, Number(dollars.toFixed(6)), kept, dropped],
    ...times.map((time) => (time === undefined ? "" : Math.round(time))),
  ];
}

/** A text that a spreadsheet would take for a formula is kept one by an apostrophe (OWASP, "CSV Injection"). */
function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
