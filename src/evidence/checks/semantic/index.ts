import type { ChangedFile, Check, CheckResult, Finding } from "../../check.ts";
import type { CompilerError, FileErrors } from "../../semantic/index.ts";
import { type HunkSpans, hunkSpans, linesOf } from "../hunkSpans.ts";
import { isCertainError, kindOfError } from "./errorKinds.ts";
import { newCompilerErrors, type PlacedError } from "./newCompilerErrors.ts";
import type { Types } from "./types.ts";

export type { Types } from "./types.ts";

const languages = ["typescript", "typescriptreact", "javascript", "javascriptreact"];
/** The next ones are mostly the first ones' consequences. */
const mostFindings = 10;
/** A file with more errors as it is is not held together by types; nor is it worth holding so many against each other. */
const mostErrorsBefore = 100;
/** UTF-16 code units of the compiler's message: what follows spells out types. */
const longestMessage = 240;

/** Whether a file is in a language whose types TypeScript's server knows. */
export function canCheckTypes({ languageId }: ChangedFile): boolean {
  return languages.includes(languageId);
}

/**
 * Finds what TypeScript's own compiler says of the files as they would be and not of the files as they are. `types`: `undefined` where
 * the compiler may not look, as in folders that nobody trusts.
 */
export function semanticCheck(types: Types | undefined): Check {
  return {
    id: "semantic",
    async run(subject, _knowledge, signal) {
      const files = subject.files.filter((file) => canCheckTypes(file) && file.after !== file.before);
      const paths = files.map(({ path }) => path);
      if (files.length === 0 || types === undefined) {
        return notChecked(files.length === 0 ? "nothingToCheck" : "noKnowledge", paths);
      }
      const errors = await types.errors(files, signal);
      if (typeof errors === "string") {
        return notChecked(errors === "noServer" ? "noKnowledge" : errors, paths);
      }
      return summary(files, errors);
    },
  };
}

function notChecked(reason: CheckResult["reason"] & {}, unseen: readonly string[]): CheckResult {
  return { check: "semantic", outcome: "notChecked", findings: [], seen: [], unseen, reason };
}

type Typed = Extract<FileErrors, { before: unknown }>;

function summary(files: readonly ChangedFile[], errors: readonly FileErrors[]): CheckResult {
  const typed = errors.filter((each): each is Typed => "before" in each);
  const sound = typed.filter((each) => !lacksModules(each) && each.before.length <= mostErrorsBefore);
  const paths = new Set(sound.map(({ path }) => path));
  const seen = files.map(({ path }) => path).filter((path) => paths.has(path));
  const unseen = files.map(({ path }) => path).filter((path) => !paths.has(path));
  if (seen.length === 0) {
    return notChecked(typed.some(lacksModules) ? "notInstalled" : "noTypes", unseen);
  }
  const findings = findingsOf(files, sound);
  return { check: "semantic", outcome: findings.length > 0 ? "found" : "passed", findings, seen, unseen };
}

/**
 * Whether nothing is known of what is in a module that a file imports: of a package as it is, or of anything as it would be, such as files
 * in a folder that is new, too. What follows from that are errors that are none.
 */
function lacksModules({ before, after }: Typed): boolean {
  const known = new Set(before.map(({ message }) => message));
  return (
    before.some((error) => isOfModule(error) && /^[^']*'[^'./]/.test(error.message)) ||
    after.some((error) => isOfModule(error) && !known.has(error.message))
  );
}

/** Cannot find a module, or its typings. */
function isOfModule({ code }: CompilerError): boolean {
  return [2307, 2792, 2882, 7016].includes(code);
}

function findingsOf(files: readonly ChangedFile[], errors: readonly Typed[]): readonly Finding[] {
  const spansOf = new Map(files.map((file) => [file.path, hunkSpans(file) ?? []]));
  const textsOf = new Map(files.map((file) => [file.path, file]));
  const placed = (when: "before" | "after") =>
    errors.flatMap((each) => {
      // Of files that the proposal leaves alone no text is known, but their lines stay where they are.
      const lines = linesOf(textsOf.get(each.path)?.[when] ?? "");
      return each[when]
        .filter(({ code, related }) => kindOfError(code, related) !== undefined)
        .map((error): PlacedError => {
          const isAdded = when === "after" && spansOf.get(each.path)?.some((hunk) => isIn(error, hunk)) === true;
          const text = lines[error.line]?.trim() || `${each.path}:${error.line}`;
          return { path: each.path, error, text, isAdded };
        });
    });
  const fresh = newCompilerErrors(placed("before"), placed("after"), isOfName);
  const onlyHunk = [...spansOf.values()].flat().length === 1 ? [...spansOf.values()].flat()[0] : undefined;
  return firstOfLines(fresh).map(({ path, error }) => {
    const spans = spansOf.get(path);
    const hunk = spans?.find((each) => isIn(error, each)) ?? (spans?.length === 1 ? spans[0] : onlyHunk);
    return finding(path, error, hunk, spans === undefined);
  });
}

function finding(path: string, error: CompilerError, hunk: HunkSpans | undefined, isElsewhere: boolean): Finding {
  const { code, line, related } = error;
  const what = kindOfError(code, related) ?? "types";
  const [message = ""] = error.message.split("\n");
  return {
    kind: "compilerError",
    what,
    code,
    message: message.length > longestMessage ? `${message.slice(0, longestMessage)} …` : message,
    ...(isElsewhere ? { elsewhere: `${path}:${line + 1}` } : {}),
    severity: isCertainError(code) ? "problem" : "doubt",
    place: { path, line, ...(hunk && { hunk: hunk.id }) },
  };
}

function isOfName({ code, related }: CompilerError): boolean {
  return kindOfError(code, related) === "names";
}

function isIn({ line }: CompilerError, { after }: HunkSpans): boolean {
  return line >= after.start && line < after.start + after.count;
}

function firstOfLines(errors: readonly PlacedError[]): readonly PlacedError[] {
  const byLine = new Map(errors.toReversed().map((each) => [`${each.path}:${each.error.line}`, each]));
  return [...byLine.values()].reverse().slice(0, mostFindings);
}
