/** Characters for each part of a prompt for the middle. */
export interface Shares {
  readonly prefix: number;
  readonly suffix: number;
  readonly others: number;
}

/** What a prompt has of each part where all of them have more than enough; the rest stands around them. */
const shareOf: Shares = { prefix: 0.5, suffix: 0.2, others: 0.25 };

/** Characters by which shares move: one that moved with each key would make each prompt begin otherwise, and a server's cache be for nothing. */
export const step = 2000;

/**
 * Shares `total` characters among the parts by what there is of each. What a part leaves goes to the other files first, which say most
 * where little stands around the cursor, then to the prefix, then to the suffix.
 */
export function sharesOf(total: number, there: Shares): Shares {
  const own = (part: keyof Shares) => Math.min(inSteps(there[part]), Math.floor(total * shareOf[part]));
  const [prefix, suffix, others] = [own("prefix"), own("suffix"), own("others")];
  const all = Math.floor(total * (shareOf.prefix + shareOf.suffix + shareOf.others));
  const forOthers = Math.min(inSteps(there.others), all - prefix - suffix);
  const forPrefix = Math.min(inSteps(there.prefix), all - suffix - forOthers);
  const forSuffix = Math.min(inSteps(there.suffix), all - forPrefix - forOthers);
  return {
    prefix: Math.max(prefix, forPrefix),
    suffix: Math.max(suffix, forSuffix),
    others: Math.max(others, forOthers),
  };
}

function inSteps(characters: number): number {
  return Math.ceil(characters / step) * step;
}
