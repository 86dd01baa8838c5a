import { lineBefore } from "../../text/snapshot.ts";
import { linesAbove } from "../linesAbove.ts";
import { mayStandTwice, standsTwice } from "../mayRepeat.ts";
import type { Filter } from "./filter.ts";

/** Drops a suggestion whose first line is the line above, where no such line stands twice in a row. */
export const dropRepeatedPreviousLine: Filter = (draft, snapshot) => {
  const first = (lineBefore(snapshot) + draft.text).split("\n").find((line) => line.trim() !== "");
  const [above] = linesAbove(snapshot.prefix, 1);
  const isSame = first !== undefined && above?.trim() === first.trim();
  const mayRepeat = isSame && (standsTwice(first.trim(), snapshot) || mayStandTwice(first.trim(), snapshot));
  return isSame && !mayRepeat ? "repeatsPreviousLine" : draft;
};
