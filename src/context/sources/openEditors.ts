import type { ContextItem, OpenDocument } from "../contextItem.ts";
import { focusOf, textOf } from "../focus.ts";
import { newItem } from "../newItem.ts";
import { bestWindow, namesOf, windowsOf } from "../relatedWindows.ts";
import type { Task } from "../task.ts";
import type { Source } from "../taskSources.ts";

/** Most windows that go along. */
const most = 4;
/** Documents that are looked at, which bounds the time: the last viewed are the likeliest. */
const mostDocuments = 30;
/** Below this share of common names a window tells nothing about the place. */
const leastRelevance = 0.05;
/** Lines on either side of a place that say what it is about. */
const around = 20;

/** Windows of the other open editors that share names with what was asked about. */
export const openEditors: Source = (task, sources) => {
  const { document } = task;
  if (document === undefined) {
    return [];
  }
  const reference = namesOf(`${aboutText(task, document.text)}\n${task.instruction ?? ""}`);
  return sources
    .openDocuments()
    .filter(({ uri }) => uri !== document.uri)
    .slice(0, mostDocuments)
    .flatMap((other) => related(other, reference))
    .toSorted((one, other) => other.relevance - one.relevance)
    .slice(0, most);
};

function aboutText(task: Task, text: string): string {
  const focus = focusOf(task);
  if (focus === undefined) {
    return text;
  }
  const start = Math.max(0, focus.start - around);
  return textOf(text, { start, count: focus.start + focus.count + around - start });
}

function related(document: OpenDocument, reference: ReadonlySet<string>): readonly ContextItem[] {
  const { name, uri } = document;
  const best = bestWindow(windowsOf(document.text()), reference);
  if (best === undefined || best.relevance < leastRelevance) {
    return [];
  }
  const { relevance, window } = best;
  const lines = { start: window.firstLine, count: window.text.split("\n").length };
  const reason = "open, and shares names with what was asked about";
  return [newItem({ source: "openEditors", uri, name, text: window.text, lines, relevance, reason })];
}
