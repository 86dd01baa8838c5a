/** How often a value was in each bucket, by the bucket's number; two can be added up, which a median can't. */
export type Histogram = Readonly<Record<string, number>>;

/**
 * Each bucket is a tenth wider than the one before, so that a quantile is at most 5 % off: the constant relative error of HDR and
 * DDSketch histograms (Masson, Rim, Lee 2019, "DDSketch").
 */
const growth = Math.log(1.1);

/** With one more value, in any unit, at least 1. */
export function withValue(histogram: Histogram, value: number): Histogram {
  const bucket = Math.floor(Math.log(Math.max(1, value)) / growth);
  return { ...histogram, [bucket]: (histogram[bucket] ?? 0) + 1 };
}

/** The same values, each counting so many times as much. */
export function weighted(histogram: Histogram, weight: number): Histogram {
  return Object.fromEntries(Object.entries(histogram).map(([bucket, count]) => [bucket, count * weight]));
}

/** All the values of both. */
export function merged(one: Histogram, other: Histogram): Histogram {
  const sum: Record<string, number> = { ...one };
  for (const [bucket, count] of Object.entries(other)) {
    sum[bucket] = (sum[bucket] ?? 0) + count;
  }
  return sum;
}

/** The value below which this share of all values lies, at most 5 % off; `undefined` of none. */
export function quantile(histogram: Histogram, share: number): number | undefined {
  const buckets = Object.entries(histogram)
    .map(([bucket, count]) => [Number(bucket), count] as const)
    .sort(([one], [other]) => one - other);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let before = 0;
  for (const [bucket, count] of buckets) {
    before += count;
    if (before >= Math.max(1, Math.ceil(share * total))) {
      return Math.exp((bucket + 0.5) * growth);
    }
  }
  return undefined;
}
