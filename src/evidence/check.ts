import type { Task } from "../context/task.ts";
import type { FinishReason } from "../model/model.ts";
import type { LineSpan } from "../text/lineSpan.ts";

/** A file as it is and as it would be; `undefined` where there is none. Lines end with `\n`. */
export interface ChangedFile {
  readonly path: string;
  readonly languageId: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The hunks by id, with their lines in `after`. */
  readonly hunks: readonly { readonly id: string; readonly after: LineSpan }[];
}

/** What is known of how an answer came about. */
export interface AnswerFacts {
  readonly finish: FinishReason | "stopped" | "failed";
  /** Names of the context items that were cut or left out for size. */
  readonly trimmed: readonly string[];
  /** Paths of files that changed since the model read them. */
  readonly stale: readonly string[];
  /** Parts of the answer for which no place was found. */
  readonly unplaced: number;
  /** Hunks whose place was found in spite of what the answer says, by id. */
  readonly movedHunks: readonly string[];
}

/** What a person asked for. */
export interface Asked {
  readonly task: Task;
  /** Their words in a later turn of a thread; empty in its first. */
  readonly question: string;
}

/** What is checked: a proposal's files, an explanation's text, or both. */
export interface Subject {
  readonly answer: AnswerFacts;
  readonly files: readonly ChangedFile[];
  /** Markdown that the person reads; empty where there is none. */
  readonly text: string;
  /** Absent where nobody asked for the changes. */
  readonly asked?: Asked;
}

/** What checks need to know of the workspace; what can't be known is `undefined`, never guessed. */
export interface Knowledge {
  /** Whether a name is defined in the workspace or the file that the answer is about. */
  isDefined(name: string, signal: AbortSignal): Promise<boolean | undefined>;
  /** Lines of a file of the workspace by a path as people write it; `null` where there is no such file. */
  lineCount(path: string, signal: AbortSignal): Promise<number | null | undefined>;
  /** Text of a file by its path in the workspace, with `\n` for line ends; `null` where there is no such file. */
  readText(path: string, signal: AbortSignal): Promise<string | null | undefined>;
  /**
   * Names in a folder by its path in the workspace, installed packages included, those of folders with a slash at their end;
   * `null` where there is no such folder. The empty path is the workspace's only folder.
   */
  entriesOf(path: string, signal: AbortSignal): Promise<readonly string[] | null | undefined>;
}

/** Where a finding belongs. */
export interface FindingPlace {
  readonly hunk?: string;
  readonly path?: string;
  /** Counted from 0, in the file as it would be. */
  readonly line?: number;
  /** Words of the explanation that it is about, exactly as they stand there. */
  readonly quote?: string;
}

/** Names of the rules of unsafe code. */
export const unsafeRules = [
  "code-from-text",
  "command-from-text",
  "sql-from-text",
  "html-from-text",
  "path-from-request",
  "certificates-unchecked",
  "weak-hash",
  "guessable-secret",
  "objects-from-bytes",
  "cors-with-credentials",
  "token-unverified",
  "xml-entities",
  "world-writable",
  "debugger-on",
  "errors-swallowed",
] as const;
export type UnsafeRule = (typeof unsafeRules)[number];

/** What the code says of a function where an explanation says something else. */
export type CodeFact =
  /** The name stands nowhere in it. */
  | { readonly fact: "notNamed"; readonly name: string }
  | { readonly fact: "parameters"; readonly names: readonly string[] }
  /** What its statements return, as it is written; nothing where there are none. */
  | { readonly fact: "returns"; readonly written: readonly string[] }
  | { readonly fact: "throws"; readonly names: readonly string[] }
  | { readonly fact: "async" | "notAsync" | "noLoop" | "exported" | "notExported" };

/** What a compiler's error is about. */
export const compilerErrorKinds = [
  "names",
  "exports",
  "members",
  "arguments",
  "types",
  "await",
  "unreachable",
  "declaredTwice",
] as const;
export type CompilerErrorKind = (typeof compilerErrorKinds)[number];

/** Code that deals with an error. */
export type HandlingKind = "catch" | "finally" | "errorCheck" | "unwrap" | "guard";

/** Tasks that models do badly. */
export type HardTask = "architecture" | "environment" | "security";

/** What would have to be known for a good answer to one. */
export type TaskQuestion =
  | "system"
  | "changed"
  | "machine"
  | "threat"
  | "standard"
  | "secrets"
  | "load"
  | "fixed"
  | "operation"
  | "failure";

/** What a check found, as data; `src/editor/caveats.ts` tells it in words. */
export type FindingKind =
  | { readonly kind: "syntaxError"; readonly near: string }
  | { readonly kind: "cutOff" }
  | { readonly kind: "stopped" }
  | { readonly kind: "filtered" }
  | { readonly kind: "looped" }
  | { readonly kind: "contextTrimmed"; readonly names: readonly string[] }
  | { readonly kind: "stale"; readonly paths: readonly string[] }
  | { readonly kind: "unplaced"; readonly count: number }
  | { readonly kind: "moved" }
  | { readonly kind: "unknownName"; readonly name: string; readonly closest?: string }
  /** A name that new code uses and nothing defines. */
  | { readonly kind: "undefinedName"; readonly name: string; readonly closest?: string }
  | { readonly kind: "unknownFile"; readonly path: string }
  /** `of`: the function that a sentence says something else of. */
  | { readonly kind: "contradicted"; readonly of: string; readonly fact: CodeFact }
  /** `line`: as cited, counted from 1. */
  | { readonly kind: "noSuchLine"; readonly path: string; readonly line: number; readonly lines: number }
  /** Tests that fail with the proposal and passed without it; not all of them are named. */
  | {
      readonly kind: "testsBroken";
      readonly command: string;
      readonly count: number;
      readonly names: readonly string[];
    }
  /** `output`: its last lines. */
  | { readonly kind: "commandBroken"; readonly command: string; readonly output: string }
  /** New tests that pass whatever fault is put into the code they test; `count`: faults that were tried. */
  | { readonly kind: "testsNoticeNothing"; readonly count: number }
  /** A file that is imported by its path and is not there. */
  | { readonly kind: "unresolvedImport"; readonly name: string }
  /** A module of Node.js, by its full name, that the Node.js of the editor has not. */
  | { readonly kind: "unknownBuiltin"; readonly name: string; readonly closest?: string }
  /** `manifest`: the path of the nearest one; `installed` is missing where that can't be known. */
  | {
      readonly kind: "packageNotDeclared";
      readonly name: string;
      readonly manifest: string;
      readonly installed?: boolean;
      readonly closest?: string;
    }
  | { readonly kind: "packageNotInstalled"; readonly name: string; readonly manifest: string }
  /** A newly declared package whose name is nearly that of one that is used far more. */
  | { readonly kind: "lookAlike"; readonly name: string; readonly like: string }
  /** Such as `U+202E RIGHT-TO-LEFT OVERRIDE`. */
  | { readonly kind: "invisible"; readonly characters: readonly string[] }
  /** The secret itself is not repeated. */
  | { readonly kind: "secretAdded"; readonly cwe: number }
  /** `renamed`: the name that alone took the place of the only one. */
  | { readonly kind: "exportsRemoved"; readonly names: readonly string[]; readonly renamed?: string }
  /** `count`: how many fewer there are; where others came, `names` may be more. */
  | { readonly kind: "testsRemoved"; readonly count: number; readonly names: readonly string[] }
  /** `lines`: how many lie between. */
  | { readonly kind: "farFromAsked"; readonly lines: number }
  /** `asked`: the path that was asked about. */
  | { readonly kind: "fileNotAsked"; readonly asked: string }
  /** Names that converted code exports, of the file `from`, and the new files do not have. */
  | { readonly kind: "exportsNotKept"; readonly names: readonly string[]; readonly from: string }
  /** `because`: the word that tells it; `questions`: those that the request leaves open. */
  | {
      readonly kind: "hardTask";
      readonly task: HardTask;
      readonly because: string;
      readonly questions: readonly TaskQuestion[];
    }
  | { readonly kind: "testsSkipped"; readonly code: string }
  | { readonly kind: "assertionsRemoved"; readonly count: number }
  /** `code`: the line that is gone. */
  | { readonly kind: "handlingRemoved"; readonly what: HandlingKind; readonly code: string }
  /** `code`: the compiler's number; `message`: its words; `elsewhere`: place of a file that the proposal leaves alone, as `path:line`. */
  | {
      readonly kind: "compilerError";
      readonly what: CompilerErrorKind;
      readonly code: number;
      readonly message: string;
      readonly elsewhere?: string;
    }
  /** `cwe`: the number in MITRE's Common Weakness Enumeration; `code`: the beginning of the line. */
  | { readonly kind: "unsafe"; readonly rule: UnsafeRule; readonly cwe: number; readonly code: string };

export type Finding = FindingKind & {
  /** A `problem` is loud, a `doubt` is quiet. */
  readonly severity: "problem" | "doubt";
  readonly place: FindingPlace;
};

/** Names of the checks. */
export const checkIds = [
  "packages",
  "syntax",
  "answer",
  "citations",
  "invisible",
  "shadow",
  "unsafe",
  "removed",
  "secrets",
  "semantic",
  "names",
  "outside",
  "keptExports",
  "statements",
  "taskKind",
] as const;
export type CheckId = (typeof checkIds)[number];

/**
 * How a command of the project went with a proposal in place. `broken`: it fails, and did not without the proposal, or more tests do.
 * `failedBefore`: it fails without the proposal, too, so that it says nothing.
 */
export interface CommandOutcome {
  readonly command: string;
  readonly outcome: "passed" | "broken" | "failedBefore" | "timedOut" | "notStarted";
  /** Tests, where it counts them. */
  readonly passed?: number;
  readonly failed?: number;
  /** Of one that is `broken`: the end of what it printed, for a model that is to mend it; without colours. */
  readonly end?: string;
  readonly faults?: FaultsOutcome;
}

/** How a proposal's tests fare against small faults put into the code that they test. */
export interface FaultsOutcome {
  readonly tried: number;
  readonly noticed: number;
  /** For which no time was left. */
  readonly left: number;
  /** Some of those that no test notices. `line`: counted from 0, in the file as it would be. */
  readonly missed: readonly {
    readonly path: string;
    readonly line: number;
    readonly from: string;
    readonly to: string;
  }[];
}

export interface CheckResult {
  readonly check: CheckId;
  /** `notChecked`: it could not look, for the stated reason; nothing is said about the subject. */
  readonly outcome: "passed" | "found" | "notChecked";
  readonly findings: readonly Finding[];
  /** What it looked at, such as paths or names; what it could not see is in `unseen`. */
  readonly seen: readonly string[];
  readonly unseen: readonly string[];
  readonly reason?:
    | "nothingToCheck"
    | "noGrammar"
    | "noRules"
    | "tooLarge"
    | "noKnowledge"
    /** No file of them is in a project whose types the compiler looks at. */
    | "noTypes"
    /** The files import what can't be found, such as packages that are not installed. */
    | "notInstalled"
    /** The compiler still reads the project. */
    | "notReady"
    | "cancelled"
    | "failed"
    | "noCommands"
    | "commandsFail";
  /** Of the project's own commands: how each went. */
  readonly runs?: readonly CommandOutcome[];
}

/** One check: pure code, cancellable, that says what it saw and what it did not. It throws nothing but what the signal aborts with. */
export interface Check {
  readonly id: CheckId;
  run(subject: Subject, knowledge: Knowledge, signal: AbortSignal): Promise<CheckResult>;
}

/**
 * `problem`: a check found one. `checked`: every check ran, saw all and found nothing. `partlyChecked`: some did, or one has a
 * doubt. `unchecked`: none did.
 */
export type Verdict = "checked" | "partlyChecked" | "unchecked" | "problem";
