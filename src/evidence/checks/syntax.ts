import type { ChangedFile, Check, CheckResult, Finding } from "../check.ts";
import { type Grammar, grammarFor, type NotParsed, type ParseError, type Syntax } from "../syntax/index.ts";
import { type HunkSpans, hunkSpans, linesOf, withFirstHunks } from "./hunkSpans.ts";
import { type NewError, newErrors } from "./newErrors.ts";

/** Per hunk: the next ones are mostly the first one's consequences. */
const mostFindings = 3;

/**
 * What valid code of these languages may look like, their grammars do not know entirely (macros, preprocessors, dialects), so
 * that an error found by them is a doubt. See the measurement in test/unit/evidence/syntax/validCode.test.ts.
 */
const looseGrammars: ReadonlySet<Grammar> = new Set(["cpp", "c-sharp", "powershell", "bash", "ini"]);

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
  const [before, after] = await Promise.all([parse(file.before ?? ""), parse(file.after ?? "")]);
  const spans = hunkSpans(file);
  if (typeof before === "string" || typeof after === "string" || spans === undefined) {
    return { path, notParsed: [before, after].find((errors) => typeof errors === "string") ?? "failed" };
  }
  const errors = newErrors(before, after, spans);
  const placed = await placeOutside(errors, { file, spans, before, parse });
  return { path, findings: findingsOf(placed, file, grammar), isPartly: before.length > 0 };
}

interface Bisection {
  readonly file: ChangedFile;
  readonly spans: readonly HunkSpans[];
  readonly before: readonly ParseError[];
  readonly parse: (text: string) => Promise<readonly ParseError[] | NotParsed>;
}

/** Gives errors that lie outside of all hunks the one with which they begin: a bracket left open is missed far below it. */
async function placeOutside(errors: readonly NewError[], bisection: Bisection): Promise<readonly NewError[]> {
  if (errors.every(({ hunk }) => hunk !== undefined)) {
    return errors;
  }
  const culprit = await firstFaultyHunk(bisection);
  return errors.map(({ error, hunk = culprit }) => ({ error, hunk }));
}

/** Takes the hunks from the top until there are more errors than before, halving the number of those that it may be. */
async function firstFaultyHunk({ file, spans, before, parse }: Bisection): Promise<HunkSpans | undefined> {
  let clean = 0;
  let faulty = spans.length;
  while (faulty - clean > 1) {
    const middle = (clean + faulty) >> 1;
    const errors = await parse(withFirstHunks(file, spans, middle));
    if (typeof errors !== "string" && errors.length > before.length) {
      faulty = middle;
    } else {
      clean = middle;
    }
  }
  return spans[faulty - 1];
}

function findingsOf(errors: readonly NewError[], file: ChangedFile, grammar: Grammar): readonly Finding[] {
  const severity = looseGrammars.has(grammar) ? "doubt" : "problem";
  const lines = linesOf(file.after ?? "");
  const told = new Map<string | undefined, Set<number>>();
  const findings: Finding[] = [];
  for (const { error, hunk } of errors) {
    const { line, near } = inHunk(error, hunk, lines);
    const toldOfHunk = told.get(hunk?.id) ?? new Set();
    if (toldOfHunk.size < mostFindings && !toldOfHunk.has(line)) {
      told.set(hunk?.id, toldOfHunk.add(line));
      const place = { path: file.path, line, ...(hunk === undefined ? {} : { hunk: hunk.id }) };
      findings.push({ kind: "syntaxError", near, severity, place });
    }
  }
  return findings;
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
