import { lineBefore } from "../../text/snapshot.ts";
import { codeBefore } from "../codeBefore.ts";
import { isProse } from "../languages.ts";
import { linesAbove } from "../linesAbove.ts";
import { isIntroduction, isSentence } from "../prose.ts";
import type { Filter } from "./filter.ts";

/** Drops a sentence where code belongs: not in a comment or string, nor behind a tag, whose text it may be. */
export const dropProse: Filter = (draft, snapshot) => {
  const isCode = !isProse(snapshot.languageId) && codeBefore(snapshot).inside === undefined;
  const [above = ""] = linesAbove(snapshot.prefix, 1);
  if (!isCode || lineBefore(snapshot).trim() !== "" || above.trimEnd().endsWith(">")) {
    return draft;
  }
  const first = draft.text.trimStart().split("\n", 1)[0] ?? "";
  return isIntroduction(first) || isSentence(first) ? "prose" : draft;
};
