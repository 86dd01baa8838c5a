import { focusOf, textOf } from "../focus.ts";
import { newItem } from "../newItem.ts";
import type { Source } from "../taskSources.ts";

/** The lines that the task is about: selected, those of the symbol, or those of the diagnostic. */
export const selection: Source = (task) => {
  const { document, symbol } = task;
  const lines = focusOf(task);
  if (document === undefined || lines === undefined || lines.count === 0) {
    return [];
  }
  const what = symbol === undefined ? "selected" : `the symbol ${symbol}`;
  return [
    newItem({
      source: "selection",
      uri: document.uri,
      name: document.path,
      text: textOf(document.text, lines),
      lines,
      relevance: 1,
      reason: task.selection === undefined ? "lines of the diagnostic" : what,
      isFixed: true,
    }),
  ];
};
