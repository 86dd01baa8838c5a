import type { NextEdit } from "./nextEdit.ts";

/** Whether a line still says, as a whole word, what a next edit was made for. */
export function stands(line: string, { start, end, oldText }: NextEdit): boolean {
  return line.slice(start, end) === oldText && !isNamePart(line[start - 1]) && !isNamePart(line[end]);
}

function isNamePart(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_$]/u.test(character);
}
