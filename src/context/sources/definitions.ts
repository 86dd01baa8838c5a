import type { LineSpan } from "../../text/lineSpan.ts";
import { focusOf, lineCountOf } from "../focus.ts";
import { newItem } from "../newItem.ts";
import type { Task } from "../task.ts";
import type { Definition, Source } from "../taskSources.ts";

/** Definitions that go along; the ones used first are what a reader would look up, too. */
const most = 8;
/** Lines of one definition; its head says what it takes and gives. */
const longest = 60;

/** Where the names are defined that the lines use. */
export const definitions: Source = async (task, sources, signal) => {
  const { document } = task;
  if (document === undefined) {
    return [];
  }
  const lines = focusOf(task) ?? { start: 0, count: lineCountOf(document.text) };
  const found = lines.count === 0 ? [] : await sources.definitionsOf(document, lines, signal);
  return found
    .filter((definition) => !isShown(definition, task, lines))
    .slice(0, most)
    .map(({ lines: all, path, symbol, text, uri }, index) => {
      const shown = text.split("\n").slice(0, longest);
      return newItem({
        source: "definition",
        uri,
        name: path,
        text: shown.join("\n"),
        lines: { start: all.start, count: shown.length },
        relevance: 1 - index / most,
        reason: `defines ${symbol}, which the code uses`,
        ...(shown.length < all.count ? { isCut: true } : {}),
      });
    });
};

/** Whether it stands in the lines themselves. */
function isShown({ lines, uri }: Definition, { document }: Task, { start, count }: LineSpan): boolean {
  return uri === document?.uri && lines.start >= start && lines.start < start + count;
}
