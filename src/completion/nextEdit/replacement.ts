import type { EditedDocument } from "./editedDocument.ts";
import type { NextEdit, Passage, PlaceEdit } from "./nextEdit.ts";
import { inCode } from "./occurrences.ts";
import { isWhole } from "./standing.ts";
import { isName, type Token, tokensOf } from "./tokens.ts";

/** Whole tokens of a line that others took the place of. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** The replacement that an edit of one line is; `undefined` where it says nothing of other places: no name or string was in it. */
export function replacementOf({ before, after }: PlaceEdit): Replacement | undefined {
  const [[lineBefore = "", ...more], [lineAfter = "", ...others]] = [before, after];
  if (more.length + others.length > 0) {
    return undefined;
  }
  const [was, is] = [tokensOf(lineBefore), tokensOf(lineAfter)];
  const most = Math.min(was.length, is.length);
  let head = 0;
  while (head < most && was[head]?.text === is[head]?.text) {
    head++;
  }
  let tail = 0;
  while (tail < most - head && was.at(-1 - tail)?.text === is.at(-1 - tail)?.text) {
    tail++;
  }
  const isOneSided = head + tail === was.length || head + tail === is.length;
  // What was only put in or taken out is known by the name behind it, or else by the words before it.
  const isTold = () => tells(was.slice(head, was.length - tail)) && head < is.length - tail;
  while (isOneSided && tail > 0 && !isTold()) {
    tail--;
  }
  while (isOneSided && head > 0 && tail === 0 && !/^\s/.test(was[head - 1]?.text ?? "")) {
    head--;
  }
  const gone = was.slice(head, was.length - tail);
  const [from, to] = [textOf(gone), textOf(is.slice(head, is.length - tail))];
  return tells(gone) && from.trim() !== to.trim() && to !== "" ? { from, to } : undefined;
}

/** Where else a replacement can be made: in this document, then in those that are open besides. */
export function replacementPlaces(
  { from, to }: Replacement,
  edited: PlaceEdit,
  document: EditedDocument,
): readonly NextEdit[] {
  // A lone name means the same in one document at most.
  const passages = [document.passage(edited.start), ...(isName(from) ? [] : document.others(from))];
  return passages.flatMap((passage) => placesIn(passage, from, to));
}

function placesIn(passage: Passage, from: string, to: string): readonly NextEdit[] {
  const { uri, start, lines } = passage;
  const inTo = to.indexOf(from);
  return inCode(from, passage)
    .filter(({ line, start: at, end }) => {
      const text = lines[line - start] ?? "";
      const isDone = inTo >= 0 && text.startsWith(to, at - inTo);
      return isWhole(text, at, end) && !isDone;
    })
    .map((span) => ({ ...span, uri, oldText: from, newText: to, source: "text" as const }));
}

function tells(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => isName(text) || /^["'].+["']$/.test(text));
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join("");
}
