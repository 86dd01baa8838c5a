import * as z from "zod/mini";

const whose = {
  feature: z.string(),
  languageId: z.string(),
  /** What the checks came to when the person decided. */
  verdict: z.string(),
};
/** Hunks that were accepted and not taken back, and those that were rejected; less than 0 where an earlier line is put right. */
const counts = { kept: z.number(), dropped: z.number() };

/** What a person made of hunks of one verdict. */
export const verdictCounts = z.object({ ...whose, ...counts });
export type VerdictCounts = z.infer<typeof verdictCounts>;

/** The same of a day. */
export const verdictSum = z.object({ day: z.string(), ...whose, ...counts });
export type VerdictSum = z.infer<typeof verdictSum>;

/** Decisions below which a count says nothing of the next one. */
const leastSample = 10;

/** How many of some earlier changes were kept. */
export interface Kept {
  readonly kept: number;
  readonly all: number;
}

/** Both together, under the first one's names. */
export function withVerdictCounts<Some extends VerdictCounts>(one: Some, other: VerdictCounts): Some {
  return { ...one, kept: one.kept + other.kept, dropped: one.dropped + other.dropped };
}

/** What became of earlier changes of a feature in some languages, by verdict; only of verdicts that were decided on often enough. */
export function keptByVerdict(
  sums: readonly VerdictSum[],
  feature: string,
  languages: ReadonlySet<string>,
): Readonly<Record<string, Kept>> {
  const own = sums.filter((sum) => sum.feature === feature && languages.has(sum.languageId));
  const verdicts = [...Map.groupBy(own, ({ verdict }) => verdict)].map(([verdict, some]) => {
    // What is taken back on a later day makes less than nothing of that day, so only all days together are cut off at 0.
    const kept = Math.max(0, sumOf(some.map((sum) => sum.kept)));
    return [verdict, { kept, all: kept + Math.max(0, sumOf(some.map((sum) => sum.dropped))) }] as const;
  });
  return Object.fromEntries(verdicts.filter(([, { all }]) => all >= leastSample));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
