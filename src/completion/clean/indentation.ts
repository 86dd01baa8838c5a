import { indentationOf, lineBefore, type Snapshot } from "../../text/snapshot.ts";
import { codeBefore } from "../codeBefore.ts";
import { expectedIndentation } from "../expectedIndentation.ts";
import { type IndentUnit, indentUnitOf, widthOf } from "../indentUnit.ts";
import { isProse } from "../languages.ts";
import { codeLinesAbove } from "../linesAbove.ts";
import { levelled } from "./levels.ts";
import { type Step, undecided } from "./step.ts";

/**
 * Takes off the cursor's own indentation where the answer brings it again, and moves the lines behind the first where all of them
 * stand a level too deep or too shallow.
 */
export const mendIndentation: Step = (answer, snapshot) => {
  const { text, isWhole } = answer;
  const unit = indentUnitOf(snapshot);
  if (unit === undefined || isProse(snapshot.languageId)) {
    return answer;
  }
  const isUnread = lineBefore(snapshot).trim() === "" && /^[^\S\n]+[^\n]*$/.test(text);
  if (!isWhole && (text.trim() === "" || isUnread)) {
    return undecided;
  }
  const certain = isWhole ? text : text.replace(/[^\S\n]+$/, "");
  return { text: levelled(withoutOwn(certain, unit, snapshot), { isWhole, unit, snapshot }), isWhole };
};

/** Without the white space before the first line that stands before the cursor already. */
function withoutOwn(text: string, unit: IndentUnit, snapshot: Snapshot): string {
  const own = lineBefore(snapshot);
  const space = /^[^\S\n]*/.exec(text)?.[0] ?? "";
  const line = text.slice(space.length).split("\n", 1)[0] ?? "";
  if (own.trim() !== "" || space === "" || line === "") {
    return text;
  }
  const [typed, brought] = [widthOf(own, unit), widthOf(space, unit)];
  const right = expectedAt(line, unit, snapshot);
  if (typed + brought === right || typed === 0) {
    return typed === 0 && right !== undefined && brought > right ? " ".repeat(right) + text.slice(space.length) : text;
  }
  if (typed === right || space === own || (right === undefined && !isLessThanAbove(typed, unit, snapshot))) {
    return text.slice(space.length);
  }
  return brought === right && brought > typed ? " ".repeat(brought - typed) + text.slice(space.length) : text;
}

/** A cursor that stands further out than the line above may well be on its way in. */
function isLessThanAbove(typed: number, unit: IndentUnit, { prefix, languageId }: Snapshot): boolean {
  const [above = ""] = codeLinesAbove(prefix, 1, languageId);
  return typed < widthOf(indentationOf(above), unit);
}

/** The columns at which the cursor's line should begin, if syntax tells. */
function expectedAt(line: string, unit: IndentUnit, snapshot: Snapshot): number | undefined {
  const above = codeLinesAbove(snapshot.prefix, 2, snapshot.languageId);
  const expected = expectedIndentation(line, above, codeBefore(snapshot), unit, snapshot.languageId);
  return expected?.least === expected?.most ? expected?.least : undefined;
}
