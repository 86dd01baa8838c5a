import type { ContextItem } from "../contextItem.ts";
import { lineCountOf } from "../focus.ts";
import { newItem } from "../newItem.ts";

/** A file that a person adds to what a task shows; lines of the text end with `\n`. */
export function addedFile(file: { readonly uri: string; readonly path: string; readonly text: string }): ContextItem {
  return newItem({
    source: "file",
    uri: file.uri,
    name: file.path,
    text: file.text,
    lines: { start: 0, count: lineCountOf(file.text) },
    relevance: 1,
    reason: "added",
  });
}
