import { dirname, extname } from "node:path";
import type { ScannedLine } from "./names.ts";
import type { Place } from "./place.ts";
import { blockLines } from "./record.ts";
import type { IndexedFile, Store } from "./store.ts";

/** A line of the workspace, and how much its surroundings are like the place's: what stands there may come at the cursor. */
export interface Candidate {
  readonly file: IndexedFile;
  /** Counted from 0. */
  readonly line: number;
  /** The line after the two before it, as far as they hold code. */
  readonly shown: readonly { readonly line: number; readonly scanned: ScannedLine }[];
  /** Weight, greater than 0; comparable in one search. */
  readonly likeness: number;
}

/** Lines of code on either side that are compared, and what each loses to the nearer one. */
const compared = 6;
const decay = 0.65;
/** How much what follows counts beside what stands before, and being in the same folder or in another language. */
const afterWeight = 0.8;
const sameFolder = 0.08;
const otherLanguage = 0.2;
/** How sharply a likeness (0 to 1) counts: twice as like is far more than twice as telling. */
const sharpness = 12;
/** What a line gets of the likeness of the line before it, since what comes may come one line later. */
const carried = 0.5;
/** Lines shown before the one that may come, so that a reader sees what it follows. */
const shownBefore = 2;

interface Compared {
  readonly scanned: ScannedLine;
  readonly before: number;
  readonly after: number;
  readonly norm: number;
}

/** All lines of code of some blocks and of those behind them, with their likeness to a place. */
export function candidatesOf(store: Store, blocks: readonly number[], place: Place, key: string): readonly Candidate[] {
  const compare = comparer(store, place);
  const read = new Map<number, readonly Compared[]>();
  const linesOf = (block: number, file: IndexedFile): readonly Compared[] => {
    if (block < file.firstBlock || block >= file.firstBlock + file.blocks) {
      return [];
    }
    const lines = read.get(block) ?? store.linesOf(block).map(compare);
    read.set(block, lines);
    return lines;
  };
  return [...withNext(store, blocks)].flatMap((block) => {
    const file = store.ownerOf(block);
    const before = linesOf(block - 1, file);
    const own = linesOf(block, file);
    const lines = [...before, ...own, ...linesOf(block + 1, file)];
    const firstLine = (block - 1 - file.firstBlock) * blockLines;
    return weigh(lines, before.length, own.length, kinship(file, key)).map(({ at, likeness }) => ({
      file,
      line: firstLine + (blockLines - before.length) + at,
      shown: shownWith(lines, at, firstLine + (blockLines - before.length)),
      likeness,
    }));
  });
}

function withNext(store: Store, blocks: readonly number[]): ReadonlySet<number> {
  const all = new Set(blocks);
  for (const block of blocks) {
    const { firstBlock, blocks: count } = store.ownerOf(block);
    if (block + 1 < firstBlock + count) {
      all.add(block + 1);
    }
  }
  return all;
}

/** Cosine of the names around a line and around the place, by rarity and nearness, for each line of code from `start` on. */
function weigh(lines: readonly Compared[], start: number, count: number, kin: number) {
  const weighed: { readonly at: number; readonly likeness: number }[] = [];
  let former = 0;
  for (let at = start; at < start + count; at++) {
    const like = side(lines, at, -1, "before") + afterWeight * side(lines, at, 1, "after") + kin;
    const own = Math.exp(sharpness * like);
    if (lines[at]!.scanned.kind === "code") {
      weighed.push({ at, likeness: own + carried * former });
    }
    former = own + carried * former;
  }
  return weighed;
}

function side(lines: readonly Compared[], at: number, step: 1 | -1, which: "before" | "after"): number {
  let dot = 0;
  let norm = 0;
  let weight = 1;
  for (let index = at + step, seen = 0; index >= 0 && index < lines.length && seen < compared; index += step) {
    const line = lines[index]!;
    if (line.scanned.kind === "code") {
      dot += weight * line[which];
      norm += weight * weight * line.norm;
      weight *= decay;
      seen++;
    }
  }
  return norm === 0 ? 0 : dot / Math.sqrt(norm);
}

function comparer(store: Store, { before, after }: Place): (scanned: ScannedLine) => Compared {
  const wantedBefore = unit(weightsOf(store, before));
  const wantedAfter = unit(weightsOf(store, after));
  return (scanned) => {
    const compared = { scanned, before: 0, after: 0, norm: 0 };
    for (const name of scanned.names) {
      const rarity = store.rarity(name);
      compared.norm += rarity * rarity;
      compared.before += rarity * (wantedBefore.get(name) ?? 0);
      compared.after += rarity * (wantedAfter.get(name) ?? 0);
    }
    return compared;
  };
}

function weightsOf(store: Store, lines: Place["before"]): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  lines.slice(0, compared + 2).forEach((names, distance) => {
    for (const name of names) {
      weights.set(name, weights.get(name) ?? store.rarity(name) * decay ** distance);
    }
  });
  return weights;
}

function unit(weights: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const length = Math.hypot(...weights.values()) || 1;
  return new Map([...weights].map(([name, weight]) => [name, weight / length]));
}

function kinship(file: IndexedFile, key: string): number {
  return (file.folder === dirname(key) ? sameFolder : 0) - (extname(file.key) === extname(key) ? 0 : otherLanguage);
}

function shownWith(lines: readonly Compared[], at: number, firstLine: number): Candidate["shown"] {
  const from = Math.max(0, at - shownBefore);
  return lines
    .slice(from, at + 1)
    .map(({ scanned }, index) => ({ line: firstLine + from + index, scanned }))
    .filter(({ scanned }) => scanned.kind === "code");
}
