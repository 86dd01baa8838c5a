import type { LineSpan } from "../text/lineSpan.ts";
import type { Task } from "./task.ts";

/** The lines of its document that a task is about; none of them is a place; `undefined`: all of them. Never outside the document. */
export function focusOf(task: Task): LineSpan | undefined {
  const { cursorLine, diagnostic, document, selection } = task;
  const place = cursorLine === undefined ? undefined : { start: cursorLine, count: 0 };
  const lines = selection ?? diagnostic?.lines ?? place;
  return document === undefined || lines === undefined ? undefined : within(lines, lineCountOf(document.text));
}

/** Text of some lines, without the last line's end. */
export function textOf(text: string, { start, count }: LineSpan): string {
  return text
    .split("\n")
    .slice(start, start + count)
    .join("\n");
}

/** Lines of a text as an editor counts them: a line end at the text's end begins an empty one. */
export function lineCountOf(text: string): number {
  return text.split("\n").length;
}

function within({ start, count }: LineSpan, lineCount: number): LineSpan {
  const first = Math.min(Math.max(0, start), lineCount);
  return { start: first, count: Math.max(0, Math.min(count, lineCount - first)) };
}
