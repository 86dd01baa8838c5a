import type { ChangedFile } from "../check.ts";
import { type HunkSpans, hunkSpans, linesOf } from "./hunkSpans.ts";

/** A file's hunks; where they do not fit its texts each may have replaced any of the old lines. */
export function hunksOf(file: ChangedFile): readonly HunkSpans[] {
  const before = { start: 0, count: linesOf(file.before ?? "").length };
  return hunkSpans(file) ?? file.hunks.map(({ id, after }) => ({ id, after, before }));
}

/** Finds the line, counted from 0, that a place in a text lies in. */
export function lineFinder(text: string): (place: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    ends.push(at);
  }
  return (place) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
}
