/** What a guess stated and whether it was right. */
export interface Outcome {
  readonly stated: number;
  readonly isRight: boolean;
}

/** Share of right guesses among the given share of all points with the highest stated probability. */
export function accuracyAmongBest(outcomes: readonly Outcome[], share: number): number {
  const best = [...outcomes].sort((one, other) => other.stated - one.stated);
  const count = Math.round(outcomes.length * share);
  return best.slice(0, count).filter(({ isRight }) => isRight).length / count;
}

/** Expected calibration error: how far the stated probabilities are from what happened, in ten bins of width 0.1, weighted by points. */
export function calibrationError(outcomes: readonly Outcome[]): number {
  const bins = Array.from({ length: 10 }, () => ({ stated: 0, right: 0 }));
  for (const { stated, isRight } of outcomes) {
    const bin = bins[Math.min(9, Math.floor(stated * 10))]!;
    bin.stated += stated;
    bin.right += isRight ? 1 : 0;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.stated - bin.right), 0) / outcomes.length;
}

/** The value below which the given share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
