import type { ChangedFile, Check, CheckResult, Finding } from "../check.ts";
import { type Grammar, grammarFor, type NotParsed, type ParseError, type Syntax } from "../syntax/index.ts";
import { blame } from "./blame.ts";
import { isTrusted } from "./grammarTrust.ts";
import { type HunkSpans, hunkSpans, linesOf } from "./hunkSpans.ts";
import { beginsIn, type NewError, newErrors } from "./newErrors.ts";

/** Per hunk: the next ones are mostly the first one's consequences. */
const mostFindings = 3;

/** What became of one file. `isPartly`: errors were there before, behind which others can't be seen. */
type FileResult =
  | { readonly path: string; readonly findings: readonly Finding[]; readonly isPartly: boolean }
  | { readonly path: string; readonly notParsed: NotParsed };

/** Finds syntax errors that the file as it would be has and the file as it is has not, each at the hunk that brings it. */
export function syntaxCheck(syntax: Syntax): Check {
  return {
    id: "syntax",
    async run(subject, _knowledge, signal) {
      const files = subject.files.filter(({ before, after }) => after !== undefined && after !== before);
      return summary(await Promise.all(files.map((file) => checkFile(file, syntax, signal))));
    },
  };
}

function summary(results: readonly FileResult[]): CheckResult {
  const parsed = results.filter((result) => "findings" in result);
  const notParsed = results.filter((result) => "notParsed" in result);
  const findings = parsed.flatMap((result) => result.findings);
  const seen = parsed.map(({ path }) => path);
  const unseen = [...notParsed, ...parsed.filter(({ isPartly }) => isPartly)].map(({ path }) => path);
  if (parsed.length === 0) {
    const reason = notParsed[0]?.notParsed ?? "nothingToCheck";
    return { check: "syntax", outcome: "notChecked", findings, seen, unseen, reason };
  }
  return { check: "syntax", outcome: findings.length > 0 ? "found" : "passed", findings, seen, unseen };
}

async function checkFile(file: ChangedFile, syntax: Syntax, signal: AbortSignal): Promise<FileResult> {
  const { path } = file;
  const grammar = grammarFor(file.languageId, path);
  if (grammar === undefined) {
    return { path, notParsed: "noGrammar" };
  }
  const parse = (text: string) => syntax.errors(text, grammar, signal);
  const after = await parse(file.after ?? "");
  if (typeof after === "string") {
    return { path, notParsed: after };
  }
  // What parses is as good as it gets, whatever was there before: half of the work for nearly every proposal.
  if (after.length === 0) {
    return { path, findings: [], isPartly: false };
  }
  const before = await parse(file.before ?? "");
  if (typeof before === "string") {
    return { path, notParsed: before };
  }
  // Hunks that do not fit the texts are no reason not to look: what is found then belongs to the file alone.
  const spans = hunkSpans(file) ?? [];
  const errors = newErrors(before, after, spans);
  const placed = await blame(errors, { file, spans, before, parse });
  return { path, findings: findingsOf(placed, file, grammar), isPartly: before.length > 0 };
}

function findingsOf(
  errors: readonly NewError[],
  { path, after = "" }: ChangedFile,
  grammar: Grammar,
): readonly Finding[] {
  const lines = linesOf(after);
  return firstOfEach(errors).map(({ error, hunk, isInsteadOfOld }) => {
    const { line, near } = inHunk(error, hunk, lines);
    const isCertain = isTrusted(grammar, lines[error.line] ?? "") && !isInsteadOfOld;
    const severity = isCertain ? "problem" : "doubt";
    return { kind: "syntaxError", near, severity, place: { path, line, ...(hunk && { hunk: hunk.id }) } };
  });
}

/** The first errors of each hunk, one a line. What lies outside a hunk is its consequence, and told once and only if nothing is in it. */
function firstOfEach(errors: readonly NewError[]): readonly NewError[] {
  const kept = new Map<string | undefined, NewError[]>();
  for (const each of errors) {
    const { hunk, error } = each;
    const told = kept.get(hunk?.id) ?? [];
    const most = isOutside(each) ? 1 : mostFindings;
    if (told.length < most && !told.some((other) => other.error.line === error.line)) {
      kept.set(hunk?.id, [...told, each]);
    }
  }
  return [...kept.values()].flat();
}

function isOutside({ error, hunk }: NewError): boolean {
  return hunk !== undefined && !beginsIn(error, hunk);
}

/** An error that begins above its hunk and reaches into it is told at the hunk: what is above did not change. */
function inHunk(
  error: ParseError,
  hunk: HunkSpans | undefined,
  lines: readonly string[],
): { line: number; near: string } {
  if (hunk === undefined || error.line >= hunk.after.start || error.endLine < hunk.after.start) {
    return error;
  }
  const line = hunk.after.start;
  return { line, near: (lines[line] ?? "").trim().slice(0, 60) || error.near };
}
