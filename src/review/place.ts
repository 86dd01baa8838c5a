import { candidatesOf, type NoCandidate } from "./place/candidates.ts";
import { choose, type Surroundings } from "./place/choose.ts";
import type { Block, Candidate } from "./place/found.ts";

/** A block's one place in a file and what stands there afterwards, or why it has none. */
export type Placed = Candidate | NoCandidate | "unchanged";

/**
 * Finds the places of an answer's blocks in the lines of the file that they are for. A block that may stand in several places gets
 * the one that its stated line, the line it is said to come after, or the order of the blocks leaves; else it is `ambiguous`.
 */
export function placeAll(blocks: readonly Block[], lines: readonly string[]): readonly Placed[] {
  const found = blocks.map((block) => candidatesOf(block, lines));
  const certain = found.map((each) => (typeof each !== "string" && each.length === 1 ? each[0] : undefined));
  return blocks.map((block, index) => {
    const candidates = found[index]!;
    if (typeof candidates === "string") {
      return candidates === "notFound" && isThere(block, lines) ? "unchanged" : candidates;
    }
    const place =
      candidates.length === 1
        ? candidates[0]!
        : (choose(block, candidates, lines, surroundingsOf(index, blocks, certain)) ??
          oneEach(index, blocks, candidates));
    return place === undefined ? "ambiguous" : isSame(place, lines) ? "unchanged" : place;
  });
}

/** Characters that are not white space; fewer stand in a file by chance. */
const leastLetters = 12;

/** Whether the file already has what the block would make of it, in one place. */
function isThere({ newLines }: Block, lines: readonly string[]): boolean {
  const wanted = newLines.map((line) => line.trim()).filter((line) => line !== "");
  const letters = wanted.join("").length;
  const present = lines.map((line) => line.trim()).filter((line) => line !== "");
  return (
    letters >= leastLetters &&
    present.some((_, start) => wanted.every((line, index) => present[start + index] === line))
  );
}

function isSame({ start, count, lines: made }: Candidate, lines: readonly string[]): boolean {
  return made.length === count && made.every((line, index) => line === lines[start + index]);
}

function surroundingsOf(
  index: number,
  blocks: readonly Block[],
  certain: readonly (Candidate | undefined)[],
): Surroundings {
  const starts = certain.flatMap((each) => (each === undefined ? [] : [each.start]));
  const inOrder = starts.every((start, at) => at === 0 || start > (starts[at - 1] ?? 0));
  const before = certain.slice(0, index).findLast((each) => each !== undefined);
  const after = certain.slice(index + 1).find((each) => each !== undefined);
  return {
    earliest: inOrder && before !== undefined ? before.start + before.count : 0,
    latest: inOrder && after !== undefined ? after.start : Number.POSITIVE_INFINITY,
    drift: driftNear(index, blocks, certain),
  };
}

function driftNear(index: number, blocks: readonly Block[], certain: readonly (Candidate | undefined)[]): number {
  const drifts = certain.flatMap((place, at) => {
    const stated = blocks[at]?.line;
    return place === undefined || stated === undefined
      ? []
      : [{ away: Math.abs(at - index), drift: place.start - stated }];
  });
  return drifts.toSorted((a, b) => a.away - b.away)[0]?.drift ?? 0;
}

/** As many equal blocks as there are places for them take one place each, in their order. */
function oneEach(index: number, blocks: readonly Block[], candidates: readonly Candidate[]): Candidate | undefined {
  const wanted = blocks[index]!.oldLines.join("\n");
  const equal = Array.from(blocks.keys()).filter((at) => blocks[at]?.oldLines.join("\n") === wanted);
  if (equal.length !== candidates.length || candidates.some(({ cost }) => cost > 0)) {
    return undefined;
  }
  const place = candidates.toSorted((a, b) => a.start - b.start)[equal.indexOf(index)];
  return place === undefined
    ? undefined
    : { ...place, placement: place.placement === "exact" ? "drifted" : place.placement };
}
