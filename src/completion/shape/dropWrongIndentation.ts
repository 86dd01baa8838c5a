import { indentationOf, lineBefore } from "../../text/snapshot.ts";
import { readCode } from "../code.ts";
import { codeBefore } from "../codeBefore.ts";
import { expectedIndentation } from "../expectedIndentation.ts";
import { indentUnitOf, widthOf } from "../indentUnit.ts";
import { isOffside } from "../languages.ts";
import { linesAbove } from "../linesAbove.ts";
import type { Filter } from "./filter.ts";

/** Drops a suggestion with a line too deep, or not deep enough, where indentation makes the blocks. Elsewhere it is a matter of looks. */
export const dropWrongIndentation: Filter = (draft, snapshot) => {
  const { languageId } = snapshot;
  const unit = indentUnitOf(snapshot);
  if (unit === undefined || !isOffside(languageId)) {
    return draft;
  }
  const own = lineBefore(snapshot);
  let above = linesAbove(snapshot.prefix, 2);
  let code = codeBefore(snapshot);
  for (const [index, line] of draft.text.split("\n").entries()) {
    const whole = (index === 0 ? own : "") + line;
    if (whole.trim() !== "") {
      const isStart = index > 0 || own.trim() === "";
      const expected = isStart ? expectedIndentation(whole.trim(), above, code, unit, languageId) : undefined;
      const width = widthOf(indentationOf(whole), unit);
      if (expected !== undefined && (width < expected.least || width > expected.most)) {
        return "wrongIndentation";
      }
      above = [...above, whole].slice(-2);
    }
    code = readCode(`${line}\n`, languageId, code);
  }
  return draft;
};
