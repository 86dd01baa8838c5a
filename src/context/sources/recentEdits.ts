import type { ContextItem } from "../contextItem.ts";
import { newItem } from "../newItem.ts";
import type { PlaceSource, RecentEdit } from "../placeSources.ts";

/** Copilot sends 8; of the older ones the newer ones say most. */
const most = 5;
/** Lines of one side of an edit that say what kind of edit it is. */
const longestSide = 10;

/** What was changed a while ago, as unified hunks, the newest first: the next change is often of the same kind. */
export const recentEdits: PlaceSource = {
  source: "recentEdits",
  weight: 0.6,
  cost: 0.5,
  find: ({ uri }, knowledge) =>
    knowledge
      .recentEdits()
      .filter((edit) => tells(edit, uri))
      .slice(0, most)
      .map((edit, index) => editItem(edit, 1 - index / most)),
};

/** What the person is at changes with each key; and what was only put into this document can be read in it. */
function tells(edit: RecentEdit, uri: string): boolean {
  return !edit.isOngoing && (edit.uri !== uri || edit.before.length > 0);
}

function editItem(edit: RecentEdit, relevance: number): ContextItem {
  const { uri, path, newStart, after } = edit;
  return newItem({
    source: "recentEdits",
    uri,
    name: path,
    text: hunkOf(edit),
    lines: { start: newStart, count: after.length },
    relevance,
    reason: "edited a while ago, as it was and as it is",
  });
}

/** A hunk of a unified diff, as GNU diffutils describes it ("Detailed Unified"), without lines around; long sides are cut. */
function hunkOf({ oldStart, newStart, before, after }: RecentEdit): string {
  const head = `@@ -${range(oldStart, before.length)} +${range(newStart, after.length)} @@`;
  const side = (mark: string, lines: readonly string[]) => lines.slice(0, longestSide).map((line) => mark + line);
  return [head, ...side("-", before), ...side("+", after)].join("\n");
}

/** An empty side is told by the line before it. */
function range(start: number, count: number): string {
  return `${count === 0 ? start : start + 1},${count}`;
}
