import type { NextEdit } from "./nextEdit.ts";

const sources: readonly NextEdit["source"][] = ["diagnostics", "references", "text"];

/** In the order in which they are offered: this document first; what is reported first, then the nearest below the cursor, then from the top on. */
export function inOrder(edits: readonly NextEdit[], uri: string, cursorLine: number): readonly NextEdit[] {
  const rank = (edit: NextEdit) => [
    Number(edit.uri !== uri),
    sources.indexOf(edit.source),
    Number(edit.uri === uri && edit.line < cursorLine),
  ];
  return edits.toSorted(
    (one, other) =>
      compared(rank(one), rank(other)) ||
      one.uri.localeCompare(other.uri) ||
      one.line - other.line ||
      one.start - other.start,
  );
}

function compared(one: readonly number[], other: readonly number[]): number {
  return one.map((each, index) => each - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
