import { indentationOf, lineAfter, lineBefore, type Snapshot } from "../../text/snapshot.ts";
import type { Filter } from "./filter.ts";

/**
 * Keeps one line where text follows the cursor on its line; elsewhere ends before the first line that is indented less than the block
 * which is being written, but for the bracket that closes it.
 */
export const cutAtBlockEnd: Filter = (draft, snapshot) => {
  const end = blockEnd(draft.text, snapshot);
  return end === undefined ? draft : { ...draft, text: draft.text.slice(0, end) };
};

/** Where the block ends, or `undefined` while it goes on. */
function blockEnd(text: string, snapshot: Snapshot): number | undefined {
  if (lineAfter(snapshot).replace(/^[)\]}'"`;,\s]*$/, "") !== "") {
    const lineEnd = text.indexOf("\n");
    return lineEnd < 0 ? undefined : lineEnd;
  }
  const { least, closing, from } = blockOf(text, lineBefore(snapshot));
  for (let lineStart = text.indexOf("\n", from) + 1; lineStart > 0; ) {
    const lineEnd = text.indexOf("\n", lineStart);
    const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
    const width = indentationOf(line).length;
    if (line.trim() !== "" && width < least) {
      const closes = closesBlock(line) && (closing === undefined || width === closing);
      return closes ? lineStart + line.length : lineStart - 1;
    }
    lineStart = lineEnd + 1;
  }
  return undefined;
}

/**
 * Which block is being written, told by the first generated line: one that begins on the cursor's line ends with the next line that is
 * not deeper, one that begins below it with the next line that is shallower than its first. `from`: offset of that first line.
 */
function blockOf(text: string, before: string): { least: number; closing: number | undefined; from: number } {
  const startWidth = indentationOf(before).length;
  const below = /^(?:[^\S\n]*\n)+([^\S\n]*)(?=\S)/.exec(text);
  const width = below?.[1]?.length ?? startWidth;
  const isBelow = below !== null || before.trim() === "";
  return {
    least: isBelow ? width : startWidth + 1,
    // A deeper first line is the block that the cursor's line opens, and that line's level closes it.
    closing: width > startWidth || !isBelow ? startWidth : undefined,
    from: below?.[0].length ?? 0,
  };
}

function closesBlock(line: string): boolean {
  return /^\s*[)\]}]+[;,]?$/.test(line);
}
