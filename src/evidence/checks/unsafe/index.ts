import type { LineSpan } from "../../../text/lineSpan.ts";
import type { ChangedFile, Check, Finding } from "../../check.ts";
import { hunksOf, lineFinder } from "../changedLines.ts";
import { type Family, familyOf } from "../code/family.ts";
import { readCode } from "../code/readCode.ts";
import { linesOf } from "../hunkSpans.ts";
import { isTestFile } from "../testFile.ts";
import { isTooLarge } from "../tooLarge.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";

/** Characters of a line that a finding shows. */
const shownCode = 80;

/** A place in a file where a rule found something. */
interface Match {
  readonly rule: Rule;
  readonly lines: LineSpan;
  /** The code without its white space: the same elsewhere is the same code moved. */
  readonly key: string;
}

/** Finds named patterns of unsafe code in what a proposal adds, where the lines it replaces do not have the same. */
export const unsafeCheck: Check = {
  id: "unsafe",
  async run({ files }, _knowledge, signal) {
    signal.throwIfAborted();
    const changed = files.filter(({ after, before }) => after !== undefined && after !== before);
    const looked = changed.filter(isReadable);
    const moved = movedMatches(files.filter(isReadable), looked);
    const findings = looked.flatMap((file) => inFile(file, moved));
    const unseen = changed.filter((file) => !isReadable(file)).map(({ path }) => path);
    const result = { check: "unsafe" as const, findings, seen: looked.map(({ path }) => path), unseen };
    if (looked.length === 0) {
      const reason = changed.length === 0 ? "nothingToCheck" : changed.some(isTooLarge) ? "tooLarge" : "noRules";
      return { ...result, outcome: "notChecked", reason };
    }
    return { ...result, outcome: findings.length > 0 ? "found" : "passed" };
  },
};

function isReadable(file: ChangedFile): boolean {
  return familyOf(file.languageId) !== undefined && !isTooLarge(file);
}

function inFile(file: ChangedFile, moved: ReadonlySet<string>): readonly Finding[] {
  const asked = rulesFor(file);
  const hunks = asked.length === 0 ? [] : hunksOf(file);
  const after = matchesIn(file.after ?? "", file.languageId, asked);
  const before = after.length === 0 ? [] : matchesIn(file.before ?? "", file.languageId, asked);
  const lines = linesOf(file.after ?? "");
  return hunks.flatMap((hunk) => {
    const old = before.filter((match) => touches(match.lines, hunk.before)).map(({ rule }) => rule.id);
    const added = after.filter(({ lines, rule, key }) => {
      const isKnown = touches(lines, hunk.after) && takeFrom(old, rule.id);
      return touches(lines, hunk.after) && !isKnown && !moved.has(key);
    });
    return onePerLine(added).map(({ rule, lines: { start } }): Finding => {
      const line = Math.max(start, hunk.after.start);
      const code = (lines[line] ?? "").trim().slice(0, shownCode);
      const place = { hunk: hunk.id, path: file.path, line };
      const severity = isTestFile(file.path) ? "doubt" : rule.severity;
      return { kind: "unsafe", rule: rule.id, cwe: rule.cwe, code, severity, place };
    });
  });
}

/** The rules that an added line may concern. */
function rulesFor(file: ChangedFile): readonly Rule[] {
  const family = familyOf(file.languageId);
  const lines = linesOf(file.after ?? "");
  const added = file.hunks
    .map(({ after }) => lines.slice(after.start, after.start + after.count).join("\n"))
    .join("\n");
  return rules.filter(({ families, hint }) => families.includes(family as Family) && hint.test(added));
}

function matchesIn(text: string, languageId: string, asked: readonly Rule[]): readonly Match[] {
  const family = familyOf(languageId);
  if (family === undefined || asked.length === 0 || text === "") {
    return [];
  }
  const code = readCode(text, family);
  const lineOf = lineFinder(text);
  return asked.flatMap((rule) =>
    rule.find(code).map(({ start, end }) => {
      const first = lineOf(start);
      const key = `${rule.id} ${text.slice(start, end).replace(/\s+/g, "")}`;
      return { rule, lines: { start: first, count: lineOf(Math.max(start, end - 1)) - first + 1 }, key };
    }),
  );
}

/** What the proposal takes away in one place and may put back in another. */
function movedMatches(files: readonly ChangedFile[], looked: readonly ChangedFile[]): ReadonlySet<string> {
  const asked = [...new Set(looked.flatMap(rulesFor))];
  return new Set(
    asked.length === 0
      ? []
      : files.flatMap((file) => {
          const hunks = hunksOf(file);
          return matchesIn(file.before ?? "", file.languageId, asked.filter(isOf(file)))
            .filter(({ lines }) => hunks.some(({ before }) => touches(lines, before)))
            .map(({ key }) => key);
        }),
  );
}

function isOf({ languageId }: ChangedFile): (rule: Rule) => boolean {
  return ({ families }) => families.includes(familyOf(languageId) as Family);
}

function touches(one: LineSpan, other: LineSpan): boolean {
  return one.start < other.start + other.count && other.start < one.start + one.count;
}

function takeFrom(known: string[], id: string): boolean {
  const index = known.indexOf(id);
  return index >= 0 && known.splice(index, 1).length > 0;
}

function onePerLine(matches: readonly Match[]): readonly Match[] {
  return [...new Map(matches.map((match) => [`${match.rule.id} ${match.lines.start}`, match])).values()];
}
