import type { NextEdit } from "./nextEdit.ts";

const sources: readonly NextEdit["source"][] = ["diagnostics", "references", "text"];

/** In the order in which they are offered: what is reported first, then the nearest below a line, then from the top on. */
export function inOrder(edits: readonly NextEdit[], cursorLine: number): readonly NextEdit[] {
  const rank = ({ source }: NextEdit) => sources.indexOf(source);
  const isAbove = ({ line }: NextEdit) => Number(line < cursorLine);
  return edits.toSorted(
    (one, other) =>
      rank(one) - rank(other) || isAbove(one) - isAbove(other) || one.line - other.line || one.start - other.start,
  );
}
