import { markdownBlocks } from "../markdownBlocks.ts";

/** A sentence as it stands in the text, and without line breaks, list marks and emphasis. */
export interface Sentence {
  readonly quote: string;
  readonly plain: string;
}

/** An end of a sentence; what a code span holds ends none. */
const ends = /`[^`\n]*`|[.!?](?=[*_)"]*(?:\s|$))[*_)"]*|\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])/g;
const mark = /^\s*(?:>\s*)*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})\s+)?/;

/** The sentences of each paragraph, heading and list item; code blocks are left out. */
export function sentencesOf(markdown: string): readonly (readonly Sentence[])[] {
  return markdownBlocks(markdown)
    .filter(({ kind }) => kind === "prose")
    .map(({ text }) => split(text).flatMap(sentenceOf));
}

function split(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(ends)) {
    if (!end.startsWith("`")) {
      parts.push(text.slice(start, index + end.length));
      start = index + end.length;
    }
  }
  return [...parts, text.slice(start)];
}

function sentenceOf(part: string): readonly Sentence[] {
  const quote = part.replace(mark, "").trim();
  const plain = quote.replace(/`[^`]*`|\*+|(?<!\w)_+|_+(?!\w)/g, (found) => (found.startsWith("`") ? found : ""));
  return plain === "" ? [] : [{ quote, plain: plain.replace(/\s+/g, " ").trim() }];
}
