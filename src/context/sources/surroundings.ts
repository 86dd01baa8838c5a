import type { LineSpan } from "../../text/lineSpan.ts";
import type { ContextItem } from "../contextItem.ts";
import { focusOf, lineCountOf, textOf } from "../focus.ts";
import { newItem } from "../newItem.ts";
import type { TaskDocument } from "../task.ts";
import type { Source } from "../taskSources.ts";

/** Lines on either side; with 10 tokens a line both sides leave room for an answer in a window of 8,192 tokens. */
const most = 250;

/** The lines before and after those that the task is about; where something is to be generated between them, they can't be left out. */
export const surroundings: Source = (task) => {
  const focus = focusOf(task);
  if (task.document === undefined || focus === undefined) {
    return [];
  }
  const end = focus.start + focus.count;
  const first = Math.max(0, focus.start - most);
  const last = Math.min(lineCountOf(task.document.text), end + most);
  const common = focus.count === 0 ? { isFixed: true } : {};
  return [
    ...part(task.document, { start: first, count: focus.start - first }, { ...common, cutFirst: "start" }),
    ...part(task.document, { start: end, count: last - end }, common),
  ];
};

function part(
  { path, text, uri }: TaskDocument,
  lines: LineSpan,
  rest: Pick<ContextItem, "isFixed" | "cutFirst">,
): readonly ContextItem[] {
  const shown = textOf(text, lines);
  if (shown.trim() === "") {
    return [];
  }
  const reason = rest.cutFirst === "start" ? "lines before what was asked about" : "lines after what was asked about";
  return [newItem({ source: "surroundings", uri, name: path, text: shown, lines, relevance: 1, reason, ...rest })];
}
