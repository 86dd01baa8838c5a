import type { Change } from "./change.ts";

/** A suggestion as the editor got it. */
export interface Offered {
  /** The same however much of it was typed along. */
  readonly id: string;
  readonly uri: string;
  readonly languageId: string;
  readonly model: string;
  /** Where it begins, in the document as it is. */
  readonly offset: number;
  /** What is left of it; lines end with `\n`. */
  readonly text: string;
  /** Milliseconds from the editor's request to it. */
  readonly milliseconds: number;
}

/** How far a suggestion has got that stands, or stood until a key that said something else. */
export interface Open {
  readonly offered: Offered;
  /** Where it began when it was offered first, and its first word. */
  readonly began: number;
  readonly firstWord: number;
  /** Where what is left of it begins, and what is left. */
  readonly at: number;
  readonly rest: string;
  /** Milliseconds of the clock: when it was offered, and when something else was typed. */
  readonly since: number;
  readonly until?: number;
}

/** A whole suggestion that a change put in: where, and as what. */
export interface Taken {
  readonly start: number;
  readonly text: string;
}

export function opened(offered: Offered, now: number): Open {
  const { offset, text } = offered;
  const firstWord = /^\s*(?:[\p{L}\p{N}_$]+|[^\s])/u.exec(text)?.[0].length ?? text.length;
  return { offered, began: offset, firstWord: Math.max(2, firstWord), at: offset, rest: text, since: now };
}

/** The same suggestion is offered again, after a part of it was typed. */
export function offeredAgain(open: Open, { offset, text }: Offered): Open {
  const { until: _typedOnAlong, ...rest } = open;
  return { ...rest, at: offset, rest: text };
}

/** After a change of its document: `taken` where that put in all that was left of it. A single character is as likely typed by hand. */
export function changedBy(open: Open, change: Change, now: number): { open: Open; taken?: Taken } {
  const { at, rest } = open;
  const { offset, length, text } = change;
  const inserted = text.replaceAll("\r\n", "\n");
  if (rest.length > 1 && inserted.endsWith(rest) && offset <= at && at <= offset + length) {
    return { open, taken: { start: offset, text } };
  }
  return offset === at && length === 0 && rest.startsWith(inserted)
    ? { open: { ...open, at: at + text.length, rest: rest.slice(inserted.length) } }
    : { open: { ...open, until: now } };
}

/** Whether a part of it was typed along, or taken word by word: its first word at least, and two characters. */
export function isPartlyTaken({ began, at, firstWord }: Open): boolean {
  return at - began >= firstWord;
}
