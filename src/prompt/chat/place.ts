import { linesInWords } from "../../context/newItem.ts";
import type { Task } from "../../context/task.ts";

/** What a task is about, such as `total (lines 4-9 of src/cart.ts)`, for a sentence of its request. */
export function placeOf({ diagnostic, document, selection, symbol }: Task): string {
  const lines = selection ?? diagnostic?.lines;
  if (document === undefined) {
    return "the selected text";
  }
  if (lines === undefined) {
    return `the file ${document.path}`;
  }
  const place = `${linesInWords(lines.start, lines.count)} of ${document.path}`;
  return symbol === undefined ? place : `\`${symbol}\` (${place})`;
}

/** The person's own words, as a paragraph of the request; empty where there are none. */
export function wordsOf({ instruction = "" }: Task): string {
  return instruction.trim() === "" ? "" : `\n\nIn the user's words: ${instruction.trim()}`;
}
