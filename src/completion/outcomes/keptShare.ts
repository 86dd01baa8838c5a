import { lineChanges } from "../../text/diff.ts";

/**
 * How much of a text is still in another, from 0 to 1 of its characters: its words and signs, in their order, white space left out,
 * so that a formatter takes nothing away. Myers' algorithm over words.
 */
export function keptShare(taken: string, now: string): number {
  const [before, after] = [wordsOf(taken), wordsOf(now)];
  const all = lengthOf(before);
  const lost = lineChanges(before, after).map(({ start, count }) => lengthOf(before.slice(start, start + count)));
  return all === 0 ? 1 : 1 - lost.reduce((sum, length) => sum + length, 0) / all;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_$]+|[^\s]/gu) ?? [];
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, { length }) => sum + length, 0);
}
