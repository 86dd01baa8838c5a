import { indentationOf, lineBefore } from "../../text/snapshot.ts";
import { readCode } from "../code.ts";
import { codeBefore } from "../codeBefore.ts";
import { type Expected, expectedIndentation } from "../expectedIndentation.ts";
import { indentUnitOf, widthOf } from "../indentUnit.ts";
import { isComment, isOffside } from "../languages.ts";
import { codeLinesAbove } from "../linesAbove.ts";
import type { Filter } from "./filter.ts";

/** Drops a suggestion with a line too deep, or not deep enough, where indentation makes the blocks. Elsewhere it is a matter of looks. */
export const dropWrongIndentation: Filter = (draft, snapshot) => {
  const { languageId } = snapshot;
  const unit = indentUnitOf(snapshot);
  if (unit === undefined || !isOffside(languageId)) {
    return draft;
  }
  const own = lineBefore(snapshot);
  let above = codeLinesAbove(snapshot.prefix, 2, languageId);
  let code = codeBefore(snapshot);
  for (const [index, line] of draft.text.split("\n").entries()) {
    const whole = (index === 0 ? own : "") + line;
    if (whole.trim() !== "") {
      const isStart = index > 0 || own.trim() === "";
      const expected = isStart ? expectedIndentation(whole.trim(), above, code, unit, languageId) : undefined;
      if (expected !== undefined && !isWithin(widthOf(indentationOf(whole), unit), expected)) {
        return "wrongIndentation";
      }
      above = isComment(whole, languageId) ? above : [...above, whole].slice(-2);
    }
    code = readCode(`${line}\n`, languageId, code);
  }
  return draft;
};

function isWithin(width: number, { least, most }: Expected): boolean {
  return width >= least && width <= most;
}
