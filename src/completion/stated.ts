import type { Likely } from "./doubt.ts";

/** A piece of an answer's stream of which the model states how probable it is. */
export interface Stated {
  /** Offsets in the raw text. */
  readonly start: number;
  readonly end: number;
  /** Natural logarithm. */
  readonly logprob: number;
}

/**
 * The pieces as they stand in the cleaned text, in order. Cleaning takes off a beginning and an end and changes white space, so the
 * characters that are none follow each other as in the raw text, behind the `skipped` first ones. Left out are pieces of which nothing
 * survives, white space, and pieces with text on several lines, which say nothing of each line.
 */
export function statedIn(cleaned: string, raw: string, skipped: number, pieces: readonly Stated[]): readonly Likely[] {
  const places = offsetsOfText(cleaned);
  const spans: Likely[] = [];
  let read = 0;
  let before = -skipped;
  for (const { start, end, logprob } of pieces) {
    const piece = raw.slice(start, end).trim();
    const first = before + lengthOfText(raw.slice(read, start));
    before = first + lengthOfText(piece);
    read = end;
    const [from, to] = [places[Math.max(0, first)], places[Math.min(before, places.length) - 1]];
    if (from !== undefined && to !== undefined && from <= to && before > 0 && !piece.includes("\n")) {
      spans.push({ start: from, end: to + 1, probability: Math.min(1, Math.exp(logprob)) });
    }
  }
  return spans;
}

/** The offset of each character that is no white space. */
function offsetsOfText(text: string): readonly number[] {
  return [...text.matchAll(/\S/g)].map(({ index }) => index);
}

function lengthOfText(text: string): number {
  return text.replace(/\s+/g, "").length;
}
