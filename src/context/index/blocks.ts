import { dirname, extname } from "node:path";
import type { Place } from "./place.ts";
import type { IndexedFile, Store } from "./store.ts";

/** What a line's distance from the cursor takes from its names, line by line, and what names after the cursor count. */
const decay = 0.9;
const afterWeight = 0.6;
/** Blocks that are looked at more closely. With twice as many the recall of `bench:context` is the same. */
const most = 80;
/** Entries that are read for one search, which bounds its time; a name in a larger share of the blocks than this is a keyword. */
const mostVisits = 300_000;
const mostShare = 0.1;
const mostBlocksOfRare = 200;
/** A file beside the one that is written in is likelier to be like it; one of another language is less likely. */
const sameFolder = 1.3;
const otherLanguage = 0.5;

/** The blocks that share most names with a place, weighted by how rare and how near the names are, the best first. */
export function likelyBlocks(store: Store, place: Place, key: string): readonly number[] {
  const scores = new Float32Array(store.blockCount);
  const touched = addUp(store, weightsOf(store, place), scores);
  const factor = kinship(key);
  const best = new Best(most);
  for (const block of touched) {
    const owner = store.ownerOf(block);
    if (owner.alive && owner.key !== key) {
      best.offer(block, scores[block]! * factor(owner));
    }
  }
  return best.blocks;
}

/** Adds each name's weight to the blocks that have it, the weightiest names first. Returns the blocks that got any. */
function addUp(store: Store, weights: ReadonlyMap<number, number>, scores: Float32Array): readonly number[] {
  const touched: number[] = [];
  const mostBlocks = Math.max(mostBlocksOfRare, store.blockCount * mostShare);
  let visits = 0;
  for (const [name, weight] of [...weights].sort(([, one], [, other]) => other - one)) {
    const count = store.postings.count(name);
    if (count > mostBlocks || visits + count > mostVisits) {
      continue;
    }
    visits += count;
    const score = weight * store.rarity(name);
    store.postings.each(name, (block) => {
      if (scores[block] === 0) {
        touched.push(block);
      }
      scores[block]! += score;
    });
  }
  return touched;
}

function weightsOf(store: Store, { before, after }: Place): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  const add = (lines: Place["before"], weight: number) =>
    lines.forEach((names, distance) => {
      for (const name of names) {
        weights.set(name, Math.max(weights.get(name) ?? 0, weight * store.rarity(name) * decay ** distance));
      }
    });
  add(before, 1);
  add(after, afterWeight);
  return weights;
}

function kinship(key: string): (file: IndexedFile) => number {
  const folder = dirname(key);
  const language = extname(key);
  return (file) => (file.folder === folder ? sameFolder : 1) * (extname(file.key) === language ? 1 : otherLanguage);
}

/** The so many best of what is offered. */
class Best {
  private readonly entries: { readonly block: number; readonly score: number }[] = [];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  get blocks(): readonly number[] {
    return this.entries.map(({ block }) => block);
  }

  offer(block: number, score: number): void {
    const { entries } = this;
    if (entries.length === this.most && score <= entries.at(-1)!.score) {
      return;
    }
    let at = entries.length;
    while (at > 0 && entries[at - 1]!.score < score) {
      at--;
    }
    entries.splice(at, 0, { block, score });
    if (entries.length > this.most) {
      entries.pop();
    }
  }
}
