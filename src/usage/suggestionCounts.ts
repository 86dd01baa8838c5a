import * as z from "zod/mini";
import { merged } from "./histogram.ts";

/** What became of suggestions that were shown; less than 0 where an earlier line is put right. */
const counts = {
  shown: z.number(),
  accepted: z.number(),
  /** Typed along or taken word by word, in part. */
  partly: z.number(),
  /** Accepted ones that were looked for 30 seconds later, and the sum of what was still there of each, 0 to 1. */
  lookedAfter30: z.number(),
  keptAfter30: z.number(),
  /** The same 5 minutes later. */
  lookedAfter300: z.number(),
  keptAfter300: z.number(),
  /** Milliseconds from the editor's request to the suggestion. */
  ghostMs: z.record(z.string(), z.number()),
};
const whose = { languageId: z.string(), model: z.string() };

/** What became of some suggestions. */
export const suggestionCounts = z.object({ ...whose, ...counts });
export type SuggestionCounts = z.infer<typeof suggestionCounts>;

/** What became of a day's suggestions of a model in a language. */
export const suggestionSum = z.object({ day: z.string(), ...whose, ...counts });
export type SuggestionSum = z.infer<typeof suggestionSum>;

/** None of a model in a language. */
export function noSuggestions(languageId: string, model: string): SuggestionCounts {
  return {
    languageId,
    model,
    shown: 0,
    accepted: 0,
    partly: 0,
    lookedAfter30: 0,
    keptAfter30: 0,
    lookedAfter300: 0,
    keptAfter300: 0,
    ghostMs: {},
  };
}

/** Both together, under the first one's names. */
export function withCounts<Some extends SuggestionCounts>(one: Some, other: SuggestionCounts): Some {
  return {
    ...one,
    shown: one.shown + other.shown,
    accepted: one.accepted + other.accepted,
    partly: one.partly + other.partly,
    lookedAfter30: one.lookedAfter30 + other.lookedAfter30,
    keptAfter30: one.keptAfter30 + other.keptAfter30,
    lookedAfter300: one.lookedAfter300 + other.lookedAfter300,
    keptAfter300: one.keptAfter300 + other.keptAfter300,
    ghostMs: merged(one.ghostMs, other.ghostMs),
  };
}

/** Added up by what `nameOf` tells, in the order in which the names first come. */
export function suggestionsBy(
  sums: readonly SuggestionSum[],
  nameOf: (sum: SuggestionSum) => string,
): readonly SuggestionSum[] {
  const groups = new Map<string, SuggestionSum>();
  for (const each of sums) {
    const before = groups.get(nameOf(each));
    groups.set(nameOf(each), before === undefined ? each : withCounts(before, each));
  }
  return [...groups.values()];
}
