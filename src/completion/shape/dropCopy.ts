import { lineBefore, type Snapshot } from "../../text/snapshot.ts";
import { linesAbove } from "../linesAbove.ts";
import type { Filter } from "./filter.ts";

/** Letters and digits of a line that others don't have by chance. */
const telling = 8;
/** Share of words that two lines have in common and yet are like each other. */
const likeness = 0.3;

/**
 * Drops a suggestion that begins with two lines which stand elsewhere in the file behind something else: a model that lost the thread
 * copies. Code that repeats itself does so behind like lines.
 */
export const dropCopy: Filter = (draft, snapshot) => (isCopy(draft.text, snapshot) ? "copiesFile" : draft);

/** The same of a text that is longer than what is offered of it. */
export function isCopy(text: string, snapshot: Snapshot): boolean {
  const isMidLine = lineBefore(snapshot).trim() !== "" && !/^\s*\n/.test(text);
  if (isMidLine) {
    return false;
  }
  const [first = "", second = ""] = linesOf(text);
  if (letters(first) < telling || letters(second) < telling) {
    return false;
  }
  const [above = ""] = linesAbove(snapshot.prefix, 1).map((line) => line.trim());
  const places = [placesIn(snapshot.prefix, first, second), placesIn(snapshot.suffix, first, second)].flat();
  return places.length > 0 && places.every((before) => !areLike(before, above));
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The lines before each place where the two lines stand. */
function placesIn(text: string, first: string, second: string): readonly string[] {
  if (!text.includes(first) || !text.includes(second)) {
    return [];
  }
  const lines = linesOf(text);
  return lines.flatMap((line, index) =>
    line === first && lines[index + 1] === second ? [lines[index - 1] ?? ""] : [],
  );
}

function areLike(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const common = [...words].filter((word) => others.has(word)).length;
  return one === other || common / Math.max(1, words.size + others.size - common) >= likeness;
}

function wordsOf(line: string): ReadonlySet<string> {
  return new Set(line.match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]+/gu));
}

function letters(line: string): number {
  return line.replace(/\W/g, "").length;
}
