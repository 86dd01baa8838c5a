import type { Filter } from "./filter.ts";

/** Drops what would show nothing: no text, or white space alone. */
export const dropEmpty: Filter = (draft) => {
  const text = draft.text.trimEnd();
  return text.trim() === "" ? "empty" : { ...draft, text };
};
