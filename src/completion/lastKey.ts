import type { Situation } from "./situation.ts";

/**
 * The key behind a change of a document, told from what the change put in: editors indent after Enter in the same change, and
 * put in white space alone for Tab. One space is the space bar's.
 */
export function keyOf(inserted: readonly string[]): NonNullable<Situation["lastKey"]> {
  if (inserted.some((text) => /^\r?\n\s*$/.test(text))) {
    return "enter";
  }
  return inserted.length > 0 && inserted.every((text) => /^(?:\t+| {2,})$/.test(text)) ? "tab" : "other";
}
