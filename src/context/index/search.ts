import { likelyBlocks } from "./blocks.ts";
import { type Candidate, candidatesOf } from "./likeness.ts";
import { type Place, placeOf } from "./place.ts";
import { type ChosenLine, chooseLines } from "./spans.ts";
import type { Store } from "./store.ts";

/** Where the person writes. */
export interface SearchPlace {
  /** The file's path, or the document's uri; nothing of it is found. */
  readonly key: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** What standing after the cursor adds to what is expected of a name, beside the share of the like places that have it. */
const aheadWeight = 0.2;

/**
 * The lines of the workspace that tell most about what comes at a place, within a budget of tokens. What stands elsewhere after and before
 * lines like those around the cursor says which names to expect (as nearest neighbours do for a language model: U. Khandelwal et al.,
 * Generalization through Memorization, ICLR 2020); those lines are chosen that hold most of them.
 */
export function search(store: Store, { key, prefix, suffix }: SearchPlace, tokens: number): readonly ChosenLine[] {
  const place = placeOf(prefix, suffix);
  const candidates = candidatesOf(store, likelyBlocks(store, place, key), place, key);
  return chooseLines(candidates, expectedNames(candidates, place), tokens);
}

function expectedNames(candidates: readonly Candidate[], { known, ahead }: Place): ReadonlyMap<number, number> {
  const likenesses = new Map<number, number>();
  let all = 0;
  for (const { shown, likeness } of candidates) {
    all += likeness;
    for (const name of shown.at(-1)!.scanned.names) {
      if (!known.has(name)) {
        likenesses.set(name, (likenesses.get(name) ?? 0) + likeness);
      }
    }
  }
  return new Map(
    [...likenesses].map(([name, likeness]) => [name, likeness / all + aheadWeight * (ahead.get(name) ?? 0)]),
  );
}
