import * as z from "zod/mini";
import { merged, withValue } from "./histogram.ts";
import type { RequestRecord } from "./record.ts";

const histogram = z.record(z.string(), z.number());

/** What a day's requests of one feature to one model came to. */
export const sum = z.object({
  /** Such as `2026-11-25`, in the person's time zone. */
  day: z.string(),
  feature: z.string(),
  model: z.string(),
  origin: z.string(),
  requests: z.number(),
  /** Of them those that failed. */
  failed: z.number(),
  /** Of them those whose price is not known. */
  unpriced: z.number(),
  /** Of them those whose tokens are estimated. */
  estimated: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedTokens: z.number(),
  dollars: z.number(),
  /** Milliseconds to the first text, and in all. */
  firstMs: histogram,
  totalMs: histogram,
});
export type Sum = z.infer<typeof sum>;

/** The day of a moment, in milliseconds since 1970, where the person is. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What tells one sum from another. */
export function keyOf(record: RequestRecord): string {
  return JSON.stringify([dayOf(record.at), record.feature, record.model, record.origin]);
}

/** The sum with one more request. */
export function withRecord(before: Sum | undefined, record: RequestRecord): Sum {
  const one = sumOf(record);
  return before === undefined ? one : added(before, one);
}

/** Both together, under the first one's names. */
function added(one: Sum, other: Sum): Sum {
  return {
    ...one,
    requests: one.requests + other.requests,
    failed: one.failed + other.failed,
    unpriced: one.unpriced + other.unpriced,
    estimated: one.estimated + other.estimated,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    cachedTokens: one.cachedTokens + other.cachedTokens,
    dollars: one.dollars + other.dollars,
    firstMs: merged(one.firstMs, other.firstMs),
    totalMs: merged(one.totalMs, other.totalMs),
  };
}

/** Sums that share a name added up, in the order in which the names first come. */
export function addedBy(sums: readonly Sum[], name: (sum: Sum) => string): ReadonlyMap<string, Sum> {
  const groups = new Map<string, Sum>();
  for (const each of sums) {
    const before = groups.get(name(each));
    groups.set(name(each), before === undefined ? each : added(before, each));
  }
  return groups;
}

/** Dollars of the days whose name begins so: a day, or a month such as `2026-11`. */
export function dollarsOf(sums: Iterable<Sum>, days: string): number {
  let dollars = 0;
  for (const each of sums) {
    dollars += each.day.startsWith(days) ? each.dollars : 0;
  }
  return dollars;
}

function sumOf(record: RequestRecord): Sum {
  const { feature, model, origin, inputTokens, outputTokens, cachedTokens, dollars, firstMs } = record;
  return {
    day: dayOf(record.at),
    feature,
    model,
    origin,
    requests: 1,
    failed: record.outcome === "failed" ? 1 : 0,
    unpriced: dollars === undefined ? 1 : 0,
    estimated: record.isEstimate ? 1 : 0,
    inputTokens,
    outputTokens,
    cachedTokens,
    dollars: dollars ?? 0,
    firstMs: firstMs === undefined ? {} : withValue({}, firstMs),
    totalMs: withValue({}, record.totalMs),
  };
}
