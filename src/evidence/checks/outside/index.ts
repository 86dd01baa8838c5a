import type { LineSpan } from "../../../text/lineSpan.ts";
import type { Asked, ChangedFile, Check, Finding, Subject } from "../../check.ts";
import { hunksOf } from "../changedLines.ts";
import { familyOf } from "../code/family.ts";
import { readCode } from "../code/readCode.ts";
import { type HunkSpans, linesOf } from "../hunkSpans.ts";
import { isTestFile } from "../testFile.ts";
import { declaredIn, importLine, mentions, newNamesIn, wordsOf } from "./links.ts";

/** Lines around what was asked about in which a change belongs to it: the rest of its function, as a rule. */
const near = 15;
/** Words that ask for more than one place, or leave the place open. */
const asksForMore =
  /\b(?:files?|modules?|folders?|director(?:y|ies)|every|everywhere|all|across|project|workspace|repo(?:sitory)?|code ?base|callers?|call sites?|usages?|references|move|split|extract|rename|reorgani[sz]e|whole|entire|rest)\b/i;

/** What was asked about in a file, and the names that tie other places to it. */
interface Scope {
  readonly path: string;
  /** `undefined`: the whole file. */
  readonly lines: LineSpan | undefined;
  /** Names that another change may mention to belong to it. */
  readonly names: ReadonlySet<string>;
  /** Text that another change may declare something for. */
  readonly text: string;
}

/**
 * Finds changes far from what was asked about, and files that nobody named, where no name ties them to it: not one that the change at the
 * asked place brings or declares, none of the diagnostic or the instruction, nor the declaration of something used there.
 */
export const outsideCheck: Check = {
  id: "outside",
  async run(subject, _knowledge, signal) {
    signal.throwIfAborted();
    const { asked, files } = subject;
    if (asked === undefined || !canCheckOutside(subject)) {
      return { check: "outside", outcome: "notChecked", findings: [], seen: [], unseen: [], reason: "nothingToCheck" };
    }
    const scope = scopeOf(asked, files);
    const findings = files.flatMap((file) =>
      file.path === scope.path ? farHunks(file, scope) : notNamed(file, scope, asked),
    );
    const seen = files.map(({ path }) => path);
    return { check: "outside", outcome: findings.length > 0 ? "found" : "passed", findings, seen, unseen: [] };
  },
};

/** Whether what was asked has a place that a change can lie outside of; a later question may mean any. */
export function canCheckOutside({ asked, files }: Subject): boolean {
  return (
    asked?.task.document !== undefined &&
    asked.question === "" &&
    files.length > 0 &&
    (asked.task.feature === "convert" || !asksForMore.test(asked.task.instruction ?? ""))
  );
}

function scopeOf({ task }: Asked, files: readonly ChangedFile[]): Scope {
  const { document, selection, diagnostic, cursorLine, symbol = "", instruction = "" } = task;
  const path = document?.path ?? "";
  const lines =
    selection ?? diagnostic?.lines ?? (cursorLine === undefined ? undefined : { start: cursorLine, count: 0 });
  const file = files.find((each) => each.path === path);
  const hunks = file === undefined ? [] : hunksOf(file).filter((hunk) => distance(hunk.before, lines) <= near);
  const added = hunks.flatMap((hunk) => linesIn(file?.after, hunk.after));
  const region = lines === undefined ? [] : linesIn(document?.text, lines);
  const names = new Set([
    ...(symbol === "" ? [] : [symbol]),
    ...wordsOf(`${instruction} ${diagnostic?.message ?? ""}`),
    ...declaredIn(region.join("\n")),
    ...newNamesIn(added.join("\n"), document?.text ?? ""),
  ]);
  return { path, lines, names, text: [...region, ...added].join("\n") };
}

function farHunks(file: ChangedFile, scope: Scope): readonly Finding[] {
  const far = hunksOf(file).filter((hunk) => distance(hunk.before, scope.lines) > near);
  return untied(far, file, scope).map((hunk) => {
    const place = { hunk: hunk.id, path: file.path, line: hunk.after.start };
    return { kind: "farFromAsked", lines: distance(hunk.before, scope.lines), severity: "doubt", place };
  });
}

function notNamed(
  file: ChangedFile,
  scope: Scope,
  { task: { feature, instruction = "", diagnostic } }: Asked,
): readonly Finding[] {
  const name = /[^/]*$/.exec(file.path)?.[0] ?? "";
  const base = name.replace(/\.\w+$/, "");
  const isNew = file.before === undefined;
  const isNamed = [instruction, diagnostic?.message ?? ""].some((words) => words.includes(name));
  const isWanted = (feature === "tests" && (isNew || isTestFile(file.path))) || (feature === "convert" && isNew);
  const isTied = isNew
    ? mentions(scope.text, new Set([base]))
    : untied(hunksOf(file), file, scope).length < file.hunks.length;
  const place = { path: file.path, line: 0, ...(file.hunks[0] === undefined ? {} : { hunk: file.hunks[0].id }) };
  return isNamed || isWanted || isTied ? [] : [{ kind: "fileNotAsked", asked: scope.path, severity: "doubt", place }];
}

/** The hunks that no name ties to what was asked about; what files import always follows from something else. */
function untied(hunks: readonly HunkSpans[], file: ChangedFile, { names, text }: Scope): readonly HunkSpans[] {
  if (hunks.length === 0) {
    return [];
  }
  const [before, after] = [codeOf(file.before, file), codeOf(file.after, file)];
  return hunks.filter((hunk) => {
    const lines = [...linesIn(before, hunk.before), ...linesIn(after, hunk.after)];
    const code = lines.filter((line) => line.trim() !== "" && !importLine.test(line)).join("\n");
    return code !== "" && !mentions(code, names) && !mentions(text, new Set(declaredIn(code)));
  });
}

/** A text without what its comments and strings say: words of people tie nothing. */
function codeOf(text: string | undefined, { languageId }: ChangedFile): string {
  const family = familyOf(languageId);
  return family === undefined ? (text ?? "") : readCode(text ?? "", family).code;
}

/** Lines between two runs of lines; 0 where they touch, or where the second is the whole file. */
function distance(one: LineSpan, other: LineSpan | undefined): number {
  return other === undefined
    ? 0
    : Math.max(0, one.start - (other.start + other.count), other.start - (one.start + one.count));
}

function linesIn(text: string | undefined, { start, count }: LineSpan): readonly string[] {
  return linesOf(text ?? "").slice(start, start + count);
}
