import { indentationOf, lineAfter, lineBefore, type Snapshot } from "../../text/snapshot.ts";
import type { Filter } from "./filter.ts";

/**
 * Keeps one line where text follows the cursor on its line; elsewhere ends before the first line that is indented less than
 * the cursor's, but for the bracket that closes the block begun there.
 */
export const cutAtBlockEnd: Filter = (draft, snapshot) => {
  const end = blockEnd(draft.text, snapshot);
  return end === undefined ? draft : { ...draft, text: draft.text.slice(0, end) };
};

/** Where the block that the cursor stands in ends in the text, or `undefined` while it goes on. Used to end a stream early, too. */
export function blockEnd(text: string, snapshot: Snapshot): number | undefined {
  if (lineAfter(snapshot).replace(/^[)\]}'"`;,\s]*$/, "") !== "") {
    const lineEnd = text.indexOf("\n");
    return lineEnd < 0 ? undefined : lineEnd;
  }
  const before = lineBefore(snapshot);
  const startWidth = indentationOf(before).length;
  const fromBlank = before.trim() === "";
  let lineStart = text.indexOf("\n") + 1;
  while (lineStart > 0) {
    const lineEnd = text.indexOf("\n", lineStart);
    const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
    const width = indentationOf(line).length;
    const whole = lineEnd >= 0 || line.trim() !== "";
    if (whole && line.trim() !== "" && (width < startWidth || (width === startWidth && !fromBlank))) {
      return closesBlock(line) && width === startWidth ? lineStart + line.length : lineStart - 1;
    }
    lineStart = lineEnd + 1;
  }
  return undefined;
}

function closesBlock(line: string): boolean {
  return /^\s*[)\]}]+[;,]?$/.test(line);
}
