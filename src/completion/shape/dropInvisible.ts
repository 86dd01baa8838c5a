import { findInvisible } from "../../text/invisible.ts";
import { lineAfter, lineBefore } from "../../text/snapshot.ts";
import type { Filter } from "./filter.ts";

/** Drops text with characters that nobody sees in ghost text either, unless the writing around them needs them. */
export const dropInvisible: Filter = (draft, snapshot) => {
  const before = lineBefore(snapshot);
  const end = before.length + draft.text.length;
  const taken = before + draft.text + lineAfter(snapshot).slice(draft.replaceAfter);
  const isHidden = findInvisible(taken).some(({ offset }) => offset >= before.length && offset < end);
  return isHidden ? "invisibleCharacters" : draft;
};
