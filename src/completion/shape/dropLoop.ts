import type { Filter } from "./filter.ts";

/** Four times the same piece. */
const loops = /(.{6,60}?)\1{3}/g;
/** Characters of a line that are looked at. */
const mostRead = 400;

/** Drops a suggestion that says the same over and over within a line; numbers and dashes alone repeat in data and rules. */
export const dropLoop: Filter = (draft) => (draft.text.split("\n").some(loopsIn) ? "repeatsItself" : draft);

function loopsIn(line: string): boolean {
  return [...line.slice(0, mostRead).matchAll(loops)].some(([, piece = ""]) => /[A-Za-z]{3}/.test(piece));
}
