import type { ModelEntry } from "../../modelEntry.ts";
import { targetOf } from "../../target.ts";

/** Where a model goes in the list that is not in it yet. */
export type Place = "first" | "last";

/** Whether two entries are of the same model at the same place, however they are set. */
export function isSameModel(one: ModelEntry, other: ModelEntry): boolean {
  return one.provider === other.provider && one.name === other.name && targetOf(one).origin === targetOf(other).origin;
}

/** The list with a model in it. One that is there already keeps its place, and the limits that only a person can know. */
export function withEntry(entries: readonly ModelEntry[], entry: ModelEntry, place: Place): readonly ModelEntry[] {
  if (entries.some((each) => isSameModel(each, entry))) {
    return entries.map((each) => (isSameModel(each, entry) ? { ...limitsOf(each), ...entry } : each));
  }
  return place === "first" ? [entry, ...entries] : [...entries, entry];
}

/** The list with a model asked one place earlier; the first stays where it is. */
export function movedUp(entries: readonly ModelEntry[], entry: ModelEntry): readonly ModelEntry[] {
  const at = entries.findIndex((each) => isSameModel(each, entry));
  const [moved, before] = [entries[at], entries[at - 1]];
  return moved === undefined || before === undefined
    ? entries
    : [...entries.slice(0, at - 1), moved, before, ...entries.slice(at + 1)];
}

export function withoutEntry(entries: readonly ModelEntry[], entry: ModelEntry): readonly ModelEntry[] {
  return entries.filter((each) => !isSameModel(each, entry));
}

function limitsOf({ requestsPerMinute, tokensPerMinute }: ModelEntry): Partial<ModelEntry> {
  return {
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    ...(tokensPerMinute === undefined ? {} : { tokensPerMinute }),
  };
}
