import type { LineSpan } from "../../text/lineSpan.ts";
import { indentationOf } from "../../text/snapshot.ts";
import { isEllipsis } from "./ellipsis.ts";

/**
 * The block of a file that a text is a new version of, such as a function that was given back alone: its head stands in the file once, what may
 * stand before it (a comment) not at all, and it ends as the file's does: with the same line at the head's indentation, or, in
 * languages that have none, where the indentation ends. `undefined`: it is no such block, or more than one.
 */
export function blockOf(text: readonly string[], lines: readonly string[]): LineSpan | undefined {
  const at = text.findIndex((line) => line.trim() !== "" && lines.includes(line));
  const [head = "", ...rest] = text.slice(Math.max(0, at));
  const start = lines.indexOf(head);
  const isOnce = at >= 0 && lines.lastIndexOf(head) === start;
  if (!isOnce || rest.length === 0 || text.slice(0, at).some(isEllipsis)) {
    return undefined;
  }
  const isInside = (line: string) => line.trim() === "" || indentationOf(line).length > indentationOf(head).length;
  const end = rest.every(isInside) ? endOfIndented(lines, start, isInside) : endAt(rest, lines, start, isInside);
  return end === undefined ? undefined : { start, count: end - start };
}

/** After the lines that are indented deeper than the head, without the blank ones that follow. */
function endOfIndented(lines: readonly string[], start: number, isInside: (line: string) => boolean): number {
  const outside = lines.findIndex((line, index) => index > start && !isInside(line));
  const block = lines.slice(start, outside < 0 ? lines.length : outside);
  return start + block.findLastIndex((line) => line.trim() !== "") + 1;
}

/** After the text's last line, where it and the file have it once in the block. */
function endAt(
  rest: readonly string[],
  lines: readonly string[],
  start: number,
  isInside: (line: string) => boolean,
): number | undefined {
  const last = rest.at(-1) ?? "";
  if (isInside(last) || rest.indexOf(last) < rest.length - 1) {
    return undefined;
  }
  // A head may go on at its own indentation, in lines that the text has, too.
  const end = lines.findIndex(
    (line, index) => index > start && (line === last || !(isInside(line) || rest.includes(line))),
  );
  return lines[end] === last ? end + 1 : undefined;
}
