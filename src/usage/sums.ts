import * as z from "zod/mini";
import { type Histogram, merged, weighted, withValue } from "./histogram.ts";
import type { Decision, RequestRecord } from "./record.ts";

const histogram = z.record(z.string(), z.number());

/** What a day's requests of one feature to one model came to, and what became of what the model proposed. */
export const sum = z.object({
  /** Such as `2026-11-25`, in the person's time zone. */
  day: z.string(),
  feature: z.string(),
  model: z.string(),
  origin: z.string(),
  requests: z.number(),
  /** Of them those that failed. */
  failed: z.number(),
  /** Of them those that the client ended because the answer repeated itself. */
  looped: z.number(),
  /** Of them those whose price is not known. */
  unpriced: z.number(),
  /** Of them those whose tokens are estimated. */
  estimated: z.number(),
  /** Of them those whose input was both estimated and counted by the provider. */
  compared: z.number(),
  /** Of those: the counted input in percent of the estimated one; each counts as much as it has tokens. */
  inputPercent: histogram,
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedTokens: z.number(),
  dollars: z.number(),
  /** Milliseconds to the first text, and in all. */
  firstMs: histogram,
  totalMs: histogram,
  /** Suggestions that were taken or hunks that were accepted, and those that were not. */
  kept: z.number(),
  dropped: z.number(),
});
export type Sum = z.infer<typeof sum>;

/** The day of a moment, in milliseconds since 1970, where the person is. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What tells one sum from another. */
export function keyOf({ at, feature, model, origin }: RequestRecord | Decision): string {
  return JSON.stringify([dayOf(at), feature, model, origin]);
}

/** The sum with one more request. */
export function withRecord(before: Sum | undefined, record: RequestRecord): Sum {
  return added(before ?? nothingOf(record), sumOf(record));
}

/** The sum with what became of some more suggestions or hunks. */
export function withDecision(before: Sum | undefined, decision: Decision): Sum {
  const { kept, dropped } = decision;
  return added(before ?? nothingOf(decision), { ...nothingOf(decision), kept, dropped });
}

/** Both together, under the first one's names. */
function added(one: Sum, other: Sum): Sum {
  return {
    ...one,
    requests: one.requests + other.requests,
    failed: one.failed + other.failed,
    looped: one.looped + other.looped,
    unpriced: one.unpriced + other.unpriced,
    estimated: one.estimated + other.estimated,
    compared: one.compared + other.compared,
    inputPercent: merged(one.inputPercent, other.inputPercent),
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    cachedTokens: one.cachedTokens + other.cachedTokens,
    dollars: one.dollars + other.dollars,
    firstMs: merged(one.firstMs, other.firstMs),
    totalMs: merged(one.totalMs, other.totalMs),
    kept: one.kept + other.kept,
    dropped: one.dropped + other.dropped,
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

function nothingOf({ at, feature, model, origin }: RequestRecord | Decision): Sum {
  return {
    day: dayOf(at),
    feature,
    model,
    origin,
    requests: 0,
    failed: 0,
    looped: 0,
    unpriced: 0,
    estimated: 0,
    compared: 0,
    inputPercent: {},
    inputTokens: 0,
    outputTokens: 0,
    cachedTokens: 0,
    dollars: 0,
    firstMs: {},
    totalMs: {},
    kept: 0,
    dropped: 0,
  };
}

function sumOf(record: RequestRecord): Sum {
  const { outcome, isEstimate, inputTokens, outputTokens, cachedTokens, dollars, firstMs, totalMs } = record;
  const inputPercent = inputPercentOf(record);
  return {
    ...nothingOf(record),
    requests: 1,
    failed: outcome === "failed" ? 1 : 0,
    looped: outcome === "looped" ? 1 : 0,
    unpriced: dollars === undefined ? 1 : 0,
    estimated: isEstimate ? 1 : 0,
    compared: inputPercent === undefined ? 0 : 1,
    inputPercent: inputPercent ?? {},
    inputTokens,
    outputTokens,
    cachedTokens,
    dollars: dollars ?? 0,
    firstMs: firstMs === undefined ? {} : withValue({}, firstMs),
    totalMs: withValue({}, totalMs),
  };
}

function inputPercentOf({ isEstimate, inputTokens, estimatedInputTokens = 0 }: RequestRecord): Histogram | undefined {
  // A provider that states no input at all has not counted it.
  return isEstimate || inputTokens === 0 || estimatedInputTokens === 0
    ? undefined
    : weighted(withValue({}, (100 * inputTokens) / estimatedInputTokens), estimatedInputTokens);
}
