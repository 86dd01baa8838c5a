import { focusOf, lineCountOf } from "../focus.ts";
import { newItem } from "../newItem.ts";
import type { Source } from "../taskSources.ts";

/** The whole file, where the task is about no part of it. */
export const document: Source = (task) => {
  if (task.document === undefined || focusOf(task) !== undefined || task.document.text === "") {
    return [];
  }
  const { path, text, uri } = task.document;
  return [
    newItem({
      source: "document",
      uri,
      name: path,
      text,
      lines: { start: 0, count: lineCountOf(text) },
      relevance: 1,
      reason: "the file that was asked about",
      isFixed: true,
    }),
  ];
};
