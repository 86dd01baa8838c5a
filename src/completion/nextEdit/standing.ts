import type { NextEdit, Span } from "./nextEdit.ts";

/** Whether a line still says, as whole words, what a next edit was made for. */
export function stands(line: string, { start, end, oldText }: NextEdit): boolean {
  return line.slice(start, end) === oldText && isWhole(line, start, end);
}

/** Whether a part of a line neither begins nor ends within a word. */
export function isWhole(line: string, start: number, end: number): boolean {
  const isCut = (at: number) => isNamePart(line[at - 1]) && isNamePart(line[at]);
  return !isCut(start) && !isCut(end);
}

/** Whether two spans of one document begin at the same place. */
export function isSamePlace(one: Span, other: Span): boolean {
  return one.line === other.line && one.start === other.start;
}

function isNamePart(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_$]/u.test(character);
}
