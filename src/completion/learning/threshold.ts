import { added, type Counts, counted, nothing } from "./chance.ts";

/** Bins of equal width for the probability that was stated. */
const bins = 10;
/** Judgements before which nothing is hidden. */
const fewest = 30;
/** What a bin is thought to hold before anything was seen in it: a single wrong line hides nothing. */
const before: Counts = { right: 1.5, all: 2 };
/** An answer is hidden where fewer than half of its like were right. */
const leastChance = 0.5;
/** The surest answers are shown, however wrong: otherwise a model would fall silent and nobody would know why. */
const most = (bins - 1) / bins;

/** What became of answers by the probability that was stated of them, the least probable first. */
export type ByProbability = readonly Counts[];

export const nothingByProbability: ByProbability = Array.from({ length: bins }, () => nothing);

/** With one more judgement. `probability`: 0 to 1. */
export function judgedAt(byProbability: ByProbability, probability: number, wasRight: boolean): ByProbability {
  const bin = Math.min(bins - 1, Math.max(0, Math.floor(probability * bins)));
  return byProbability.map((counts, index) => (index === bin ? counted(counts, wasRight) : counts));
}

/**
 * The probability below which answers are hidden: the upper end of the last bin in which, by isotonic regression, fewer than half were right.
 * 0 while fewer than 30 were judged. More right answers never raise it, more wrong ones never lower it.
 */
export function leastProbability(byProbability: ByProbability): number {
  const judged = byProbability.reduce((sum, { all }) => sum + all, 0);
  if (judged < fewest) {
    return 0;
  }
  const fitted = isotonic(byProbability.map((counts) => added(counts, before)));
  return Math.min(most, (fitted.findLastIndex((chance) => chance < leastChance) + 1) / bins);
}

/** The non-decreasing chances nearest to those counted, by pooling adjacent violators (Ayer et al. 1955). */
function isotonic(counts: readonly Counts[]): readonly number[] {
  let pools: readonly { readonly counts: Counts; readonly size: number }[] = [];
  for (const each of counts) {
    let pool = { counts: each, size: 1 };
    let last = pools.at(-1);
    while (last !== undefined && rate(last.counts) > rate(pool.counts)) {
      pool = { counts: added(last.counts, pool.counts), size: last.size + pool.size };
      pools = pools.slice(0, -1);
      last = pools.at(-1);
    }
    pools = [...pools, pool];
  }
  return pools.flatMap(({ counts: pooled, size }) => Array.from({ length: size }, () => rate(pooled)));
}

function rate({ right, all }: Counts): number {
  return right / all;
}
