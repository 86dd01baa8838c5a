import { merged, quantile, weighted } from "./histogram.ts";
import type { Sum } from "./sums.ts";

/** Requests below which chance decides more than the model's vocabulary. */
const leastRequests = 5;
/** Days after which a day counts half: a server may get another model under the same name. */
const halfLife = 7;
/** Beyond these a provider counts something else, such as a prompt of its own around a short one. */
const least = 0.5;
const most = 2;

/**
 * Tokens of a model, as its provider counts them, for each token of our estimate: all but a twentieth of what it read took no more,
 * so that a prompt that fits by it fits. Recent days and long prompts count most. `undefined` of fewer than five requests.
 */
export function correctionOf(sums: readonly Sum[], model: string, origin: string): number | undefined {
  const own = sums.filter((sum) => sum.model === model && sum.origin === origin && sum.compared > 0);
  if (own.reduce((total, { compared }) => total + compared, 0) < leastRequests) {
    return undefined;
  }
  const newest = Math.max(...own.map(({ day }) => Date.parse(day)));
  const percent = quantile(
    own
      .map(({ day, inputPercent }) => weighted(inputPercent, 0.5 ** (daysBetween(day, newest) / halfLife)))
      .reduce(merged),
    0.95,
  );
  return percent === undefined ? undefined : Math.min(most, Math.max(least, percent / 100));
}

function daysBetween(day: string, newest: number): number {
  return (newest - Date.parse(day)) / (24 * 60 * 60 * 1000);
}
