import { type MarkdownBlock, markdownBlocks } from "./markdownBlocks.ts";

/** What stands between white space, or a whole code span. */
export interface Word {
  readonly text: string;
  readonly isCode: boolean;
}

/** The words of each paragraph, heading and list item; fenced and indented code is left out. */
export function proseWords(markdown: string): readonly (readonly Word[])[] {
  return textsOf(markdown, "prose").map(wordsOf);
}

/** The code blocks of a Markdown text. */
export function codeBlocks(markdown: string): readonly string[] {
  return textsOf(markdown, "code");
}

function textsOf(markdown: string, kind: MarkdownBlock["kind"]): readonly string[] {
  return markdownBlocks(markdown)
    .filter((block) => block.kind === kind)
    .map(({ text }) => text);
}

/** Code spans by CommonMark 0.31, 6.1: as many back quotes close one as opened it; others are text. */
function wordsOf(text: string): readonly Word[] {
  const marks = [...text.matchAll(/\\`|`+/g)].filter(([mark]) => mark !== "\\`");
  const closers = closersOf(marks.map(([mark]) => mark.length));
  const words: Word[] = [];
  let end = 0;
  for (let at = 0; at < marks.length; at++) {
    const closer = closers[at];
    if (closer !== undefined) {
      const opening = marks[at]!;
      const closing = marks[closer]!;
      words.push(...plainWords(text.slice(end, opening.index)));
      words.push({ text: text.slice(opening.index + opening[0].length, closing.index).trim(), isCode: true });
      end = closing.index + closing[0].length;
      at = closer;
    }
  }
  return [...words, ...plainWords(text.slice(end))];
}

/** For each run of back quotes the next one that is as long. */
function closersOf(lengths: readonly number[]): readonly (number | undefined)[] {
  const next = new Map<number, number>();
  const closers: (number | undefined)[] = [];
  for (let at = lengths.length - 1; at >= 0; at--) {
    closers[at] = next.get(lengths[at]!);
    next.set(lengths[at]!, at);
  }
  return closers;
}

/** Brackets, quotes, commas and marks of emphasis end a word like white space; an address is none. */
function plainWords(text: string): Word[] {
  const words = text.match(/[^\s"“”‘’<>()[\]{},|*]+/g) ?? [];
  return words.filter((word) => !word.includes("://")).map((word) => ({ text: word, isCode: false }));
}
