import { lineBefore } from "../../text/snapshot.ts";
import type { Filter } from "./filter.ts";

/** Fewer characters may well be written twice: `a, a`. */
const telling = 8;

/** Drops a suggestion that says again what ends at the cursor: a model that was asked once more behind its own answer. */
export const dropRepeatedTail: Filter = (draft, snapshot) => {
  const [first = ""] = draft.text.split("\n");
  const said = first.trim();
  return said.length >= telling && lineBefore(snapshot).trimEnd().endsWith(said) ? "repeatsItself" : draft;
};
