import { indentationOf, lineBefore, type Snapshot } from "../../text/snapshot.ts";
import { type Code, readCode } from "../code.ts";
import { codeBefore } from "../codeBefore.ts";
import { type Expected, expectedIndentation } from "../expectedIndentation.ts";
import { type IndentUnit, spaceOf, widthOf } from "../indentUnit.ts";
import { isComment } from "../languages.ts";
import { codeLinesAbove } from "../linesAbove.ts";

/** Lines after which nobody doubts any more: a line that tells nothing is rare. */
const mostDoubted = 6;
/** Lines that stand where syntax expects them once all are moved. */
const enough = 2;

/** For whom an answer is, how the file indents, and whether more of it comes. */
interface Answered {
  readonly isWhole: boolean;
  readonly unit: IndentUnit;
  readonly snapshot: Snapshot;
}

/**
 * The text with its lines behind the first moved by a level where all of them stand that much too deep or too shallow. Until that is
 * decided the first line alone is given: a line that stands where syntax expects it decides at once, one that does not needs a second.
 */
export function levelled(text: string, answered: Answered): string {
  const { isWhole, unit } = answered;
  const [first = "", ...lines] = text.split("\n");
  if (lines.length === 0) {
    return text;
  }
  const complete = isWhole ? lines : lines.slice(0, -1);
  const by = movedBy(first, complete, answered);
  if (by === undefined) {
    return first;
  }
  if (by === 0) {
    return [first, ...lines.map((line) => inUnit(line, unit))].join("\n");
  }
  const moved = replay(first, complete, by, answered).map(({ line }) => line);
  return [first, ...moved, ...(isWhole ? [] : [""])].join("\n");
}

/** A line as it would be, moved, and whether that is where syntax expects it, if it tells. */
interface Moved {
  readonly line: string;
  readonly isRight: boolean | undefined;
}

/** Columns by which all lines stand too deep, negative for too shallow; `undefined`: too little is there to tell. */
function movedBy(first: string, lines: readonly string[], answered: Answered): number | undefined {
  const { isWhole, unit } = answered;
  const isLast = isWhole || lines.length >= mostDoubted;
  const doubted = lines.slice(0, mostDoubted);
  const decisive = replay(first, doubted, 0, answered).find(({ isRight }) => isRight !== undefined);
  if (decisive === undefined) {
    return isLast ? 0 : undefined;
  }
  if (decisive.isRight) {
    return 0;
  }
  for (const by of [unit.width, -unit.width]) {
    const told = replay(first, doubted, by, answered).filter(({ isRight }) => isRight !== undefined);
    const witnesses = told.slice(0, enough);
    if (witnesses.every(({ isRight }) => isRight) && (witnesses.length === enough || (isLast && told.length > 0))) {
      return by;
    }
  }
  return isLast ? 0 : undefined;
}

/** The lines as they would be if all stood so many columns less deep, each held against what syntax expects behind those before it. */
function replay(first: string, lines: readonly string[], by: number, { unit, snapshot }: Answered): readonly Moved[] {
  const { languageId } = snapshot;
  const isCode = (line: string) => line.trim() !== "" && !isComment(line, languageId);
  let code: Code = readCode(`${first}\n`, languageId, codeBefore(snapshot));
  let above = [...codeLinesAbove(snapshot.prefix, 2, languageId), lineBefore(snapshot) + first]
    .filter((line) => line.trim() !== "")
    .slice(-2);
  return lines.map((original) => {
    const text = original.trimStart();
    const expected = text === "" ? undefined : expectedIndentation(text, above, code, unit, languageId);
    const width = widthOf(indentationOf(original), unit);
    const moved = text === "" ? width : movedWidth(width, by, expected);
    const line = by === 0 ? inUnit(original, unit) : spaceOf(Math.max(0, moved), unit) + text;
    code = readCode(`${line}\n`, languageId, code);
    above = isCode(line) ? [...above, line].slice(-2) : above;
    return { line, isRight: expected && moved >= expected.least && moved <= expected.most };
  });
}

/** What stood at the margin can't have stood a level further out. */
function movedWidth(width: number, by: number, expected: Expected | undefined): number {
  return by < 0 && width === 0 && expected?.least === 0 ? 0 : width - by;
}

/** White space in the file's own characters: tabs where it has tabs, spaces where it has spaces. */
function inUnit(line: string, unit: IndentUnit): string {
  const space = indentationOf(line);
  const isForeign = unit.isTab ? /^ {2,}$/.test(space) : space.includes("\t");
  return isForeign && line.trim() !== "" ? spaceOf(widthOf(space, unit), unit) + line.slice(space.length) : line;
}
