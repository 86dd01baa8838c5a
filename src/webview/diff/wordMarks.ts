import { diffWordsWithSpace } from "diff";
import type { Row } from "./rows.ts";

/** A stretch of a line; `isMarked` where its counterpart has other words. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** UTF-16 units; longer lines are compared no further than whole: the comparison is quadratic in the words. */
const maxCompared = 500;

/** Lines that share less than this part of their characters are other lines, so that marks would only be noise. */
const minShared = 0.3;

/** The row's text in pieces, in order, joined again the same text. */
export function wordMarks({ kind, text, counterpart }: Row): readonly Piece[] {
  const whole = [{ text, isMarked: false }];
  if (counterpart === undefined || kind === "same" || Math.max(text.length, counterpart.length) > maxCompared) {
    return whole;
  }
  const changes = diffWordsWithSpace(kind === "added" ? counterpart : text, kind === "added" ? text : counterpart);
  const own = changes.filter((change) => (kind === "added" ? !change.removed : !change.added));
  const shared = own
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.trim().length, 0);
  if (shared < minShared * Math.max(text.trim().length, counterpart.trim().length)) {
    return whole;
  }
  return own.map(({ value, added, removed }) => ({ text: value, isMarked: added || removed }));
}
