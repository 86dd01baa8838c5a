import * as vscode from "vscode";
import type { CheckId, CheckResult, CommandOutcome, Finding, FindingKind } from "../../evidence/index.ts";
import type { Guard, UnplacedEdit } from "../../review/proposal.ts";
import { tellCompilerError } from "./compilerWords.ts";
import { tellBlindTests, tellFaults } from "./faultWords.ts";
import { tellHardTask } from "./hardTaskWords.ts";
import { tellExports, tellHandling, tellNotKept, tellTests } from "./removedWords.ts";
import { tellContradicted } from "./statementWords.ts";
import { tellUnsafe } from "./unsafeWords.ts";

/** The one place where what checks found becomes words. */
export function tellFinding(finding: Finding): string {
  const tellKind = findings[finding.kind] as (finding: FindingKind) => string;
  return tellKind(finding);
}

type Words = { readonly [Kind in FindingKind["kind"]]: (finding: Extract<FindingKind, { kind: Kind }>) => string };

const findings: Words = {
  syntaxError: ({ near }) => vscode.l10n.t("With this change the file no longer parses, near `{0}`.", near),
  cutOff: () => vscode.l10n.t("The answer was cut off before its end."),
  stopped: () => vscode.l10n.t("The answer was stopped before its end."),
  looped: () =>
    vscode.l10n.t("The answer repeated itself over and over and was ended there. What it says before that is kept."),
  filtered: () => vscode.l10n.t("The provider's content filter withheld a part of the answer."),
  contextTrimmed: ({ names }) => vscode.l10n.t("The model did not see all of: {0}.", names.join("; ")),
  stale: ({ paths }) => vscode.l10n.t("Changed since the model read it: {0}.", paths.join(", ")),
  testsBroken: ({ command, count, names }) =>
    count === 1
      ? vscode.l10n.t("With this change a test of `{0}` fails that passed before: {1}", command, namesOf(names))
      : vscode.l10n.t(
          "With this change {0} tests of `{1}` fail that passed before: {2}",
          count,
          command,
          namesOf(names),
        ),
  commandBroken: ({ command, output }) =>
    vscode.l10n.t("With this change `{0}` fails, which went well before. It ends with: {1}", command, output),
  testsNoticeNothing: ({ count }) => tellBlindTests(count),
  unplaced: ({ count }) =>
    count === 1
      ? vscode.l10n.t("One change of the answer has no place here; it stands below.")
      : vscode.l10n.t("{0} changes of the answer have no place here; they stand below.", count),
  moved: () => vscode.l10n.t("The answer names this place inexactly; it was found by its surroundings."),
  unknownName: ({ name, closest }) =>
    closest === undefined
      ? vscode.l10n.t("`{0}` is not defined anywhere that was looked.", name)
      : vscode.l10n.t("`{0}` is not defined anywhere that was looked. Closest: `{1}`.", name, closest),
  undefinedName: ({ name, closest }) =>
    closest === undefined
      ? vscode.l10n.t("Nothing in the workspace defines `{0}`.", name)
      : vscode.l10n.t("Nothing in the workspace defines `{0}`. Closest: `{1}`.", name, closest),
  unknownFile: ({ path }) => vscode.l10n.t("There is no file `{0}` here.", path),
  contradicted: ({ of, fact }) => tellContradicted(of, fact),
  noSuchLine: ({ path, line, lines }) => vscode.l10n.t("`{0}` has {1} lines, so no line {2}.", path, lines, line),
  unresolvedImport: ({ name }) => vscode.l10n.t("`{0}` leads to nothing that is there.", name),
  unknownBuiltin: ({ name, closest }) =>
    closest === undefined
      ? vscode.l10n.t("Node.js, as this editor has it, has no module `{0}`.", name)
      : vscode.l10n.t("Node.js has no module `{0}`. It looks like `{1}`.", name, closest),
  packageNotDeclared: tellNotDeclared,
  packageNotInstalled: ({ name, manifest }) =>
    vscode.l10n.t("`{0}` is declared in `{1}`, but not installed.", name, manifest),
  lookAlike: ({ name, like }) =>
    vscode.l10n.t("`{0}`, newly declared, looks like `{1}`, which is used far more.", name, like),
  invisible: ({ characters }) =>
    vscode.l10n.t("There are characters here that nobody sees, or that turn text around: {0}.", characters.join(", ")),
  secretAdded: ({ cwe }) =>
    vscode.l10n.t(
      "This line looks like it holds a password, a key or a token; whoever reads the code has it (CWE-{0}).",
      cwe,
    ),
  exportsRemoved: ({ names, renamed }) => tellExports(names, renamed),
  testsRemoved: ({ count, names }) => tellTests(count, names),
  farFromAsked: ({ lines }) =>
    vscode.l10n.t("This is {0} lines away from what was asked about, and no name ties it to that.", lines),
  fileNotAsked: ({ asked }) => vscode.l10n.t("Nobody named this file; the question was about `{0}`.", asked),
  exportsNotKept: ({ names, from }) => tellNotKept(names, from),
  hardTask: ({ task, because, questions }) => tellHardTask(task, because, questions),
  testsSkipped: ({ code }) => vscode.l10n.t("Tests are left out here: `{0}`.", code),
  assertionsRemoved: ({ count }) =>
    count === 1
      ? vscode.l10n.t("This takes an assertion out of a test that stays.")
      : vscode.l10n.t("This takes {0} assertions out of tests that stay.", count),
  handlingRemoved: ({ what, code }) => tellHandling(what, code),
  compilerError: tellCompilerError,
  unsafe: ({ rule, cwe, code }) => tellUnsafe(rule, cwe, code),
};

function tellNotDeclared({ name, manifest, installed, closest }: Extract<FindingKind, { kind: "packageNotDeclared" }>) {
  const declared =
    installed === undefined
      ? vscode.l10n.t("`{0}` is not declared in `{1}`.", name, manifest)
      : installed
        ? vscode.l10n.t("`{0}` is installed, but not declared in `{1}`.", name, manifest)
        : vscode.l10n.t("`{0}` is neither declared in `{1}` nor installed.", name, manifest);
  return closest === undefined ? declared : `${declared} ${vscode.l10n.t("It looks like `{0}`.", closest)}`;
}

/** What a check does, as its name in the list of checks. */
export function nameOf(check: CheckId): string {
  return names[check]();
}

const names: Readonly<Record<CheckId, () => string>> = {
  syntax: () => vscode.l10n.t("Syntax, before against after"),
  packages: () => vscode.l10n.t("What is imported is declared and there"),
  answer: () => vscode.l10n.t("The answer is whole and fits the files"),
  citations: () => vscode.l10n.t("Names and lines that the answer cites exist"),
  invisible: () => vscode.l10n.t("No invisible characters are added"),
  removed: () => vscode.l10n.t("No exports, tests or error handling are taken away"),
  secrets: () => vscode.l10n.t("No passwords, keys or tokens are added"),
  names: () => vscode.l10n.t("Names that added code uses are defined"),
  outside: () => vscode.l10n.t("Changes lie where they were asked for"),
  keptExports: () => vscode.l10n.t("Converted code keeps its exported names"),
  statements: () => vscode.l10n.t("What the explanation says of functions, against the code"),
  taskKind: () => vscode.l10n.t("What kind of task it is"),
  semantic: () => vscode.l10n.t("TypeScript's compiler, before against after"),
  unsafe: () => vscode.l10n.t("No unsafe code is added, by named rules"),
  shadow: () => vscode.l10n.t("The project's own commands, in a copy with the change"),
};

/** What a check can't see, however it came out. */
function limitsOf(check: CheckId): string {
  return limits[check]();
}

const limits: Readonly<Record<CheckId, () => string>> = {
  syntax: () => vscode.l10n.t("It does not see whether the code does what was asked, nor types."),
  packages: () =>
    vscode.l10n.t("It asks no registry: it does not see whether a package exists elsewhere, nor what is in it."),
  answer: () => vscode.l10n.t("It does not see whether what the model said is right."),
  citations: () => vscode.l10n.t("It does not see whether what is said of a name is true."),
  invisible: () => vscode.l10n.t("It does not see letters that look like others, nor what stood in the files before."),
  removed: () =>
    vscode.l10n.t("It does not see whether that was asked for, nor whether something weaker took the place of a test."),
  outside: () =>
    vscode.l10n.t("It goes by lines and names; it does not see whether a change near by was asked for, too."),
  keptExports: () => vscode.l10n.t("It looks for names; it does not see whether what bears them does the same."),
  taskKind: () => vscode.l10n.t("It goes by words, paths and names; it does not see how hard the task is."),
  statements: () =>
    vscode.l10n.t(
      "It reads sentences that begin with a function and say what it calls, takes, returns or throws; of all others it does not see whether they are true.",
    ),
  names: () =>
    vscode.l10n.t("It does not look at members, at types, nor at whether a name of another file is imported here."),
  secrets: () => vscode.l10n.t("It knows a secret by its form; a plain word that serves as a password has none."),
  semantic: () =>
    vscode.l10n.t(
      "It is the TypeScript that VS Code carries, which may differ from the project's. It does not see matters of strictness, nor what the code does when it runs.",
    ),
  unsafe: () =>
    vscode.l10n.t("It knows patterns in the text of a file; it does not follow values from one function to another."),
  shadow: () => vscode.l10n.t("It does not see what the project has no test for."),
};

/** Whether a person dismissed what a check found. */
export type IsDismissed = (finding: Finding) => boolean;

/** What a check did, a sentence each: what it looked at, why it could not, what it can't see. */
export function detailsOf(result: CheckResult, isDismissed: IsDismissed = () => false): string[] {
  return [
    ...(result.reason === undefined ? [] : [reasons[result.reason]()]),
    ...(result.runs ?? []).flatMap((run) => [tellRun(run), ...tellFaults(run.faults), ...tellEnd(run)]),
    ...(result.seen.length === 0 || result.runs !== undefined ? [] : [lookedAt(result)]),
    ...result.findings.map((finding) =>
      isDismissed(finding) ? vscode.l10n.t("{0} (dismissed by you)", tellFinding(finding)) : tellFinding(finding),
    ),
    ...(result.unseen.length === 0 || result.runs !== undefined
      ? []
      : [vscode.l10n.t("Not looked at: {0}.", result.unseen.join(", "))]),
    limitsOf(result.check),
  ];
}

/** Behind a finding: which check it is of, what that looked at there, and what it can't see. */
export function explainFinding(result: CheckResult, { place: { path } }: Finding): string {
  const { check, seen, runs = [] } = result;
  const here = path !== undefined && seen.includes(path) ? { ...result, seen: [path] } : result;
  const ran = runs.length > 0 ? runs.map(tellRun) : seen.length === 0 ? [] : [lookedAt(here)];
  return [`${nameOf(check)}.`, ...ran, limitsOf(check)].join(" ");
}

function lookedAt({ check, seen }: CheckResult): string {
  switch (check) {
    case "answer":
      return vscode.l10n.t(
        "Looked at: how the answer ended, what of the context was left out, whether the files are still the same, and whether each change has its place.",
      );
    case "invisible":
      return vscode.l10n.t("Looked at: each added line and the text of the answer.");
    default:
      return vscode.l10n.t("Looked at: {0}.", seen.join(", "));
  }
}

const reasons: Readonly<Record<NonNullable<CheckResult["reason"]>, () => string>> = {
  nothingToCheck: () => vscode.l10n.t("There was nothing here for it to look at."),
  noGrammar: () => vscode.l10n.t("The editor has no grammar for this language."),
  noRules: () => vscode.l10n.t("It has no rules for this language."),
  tooLarge: () => vscode.l10n.t("The file is too large for it."),
  noKnowledge: () => vscode.l10n.t("The editor knows too little of this workspace for it."),
  noTypes: () =>
    vscode.l10n.t(
      "None of these files is in a TypeScript project that checks it, or they have more than a hundred errors as they are.",
    ),
  notInstalled: () =>
    vscode.l10n.t(
      "The files import something that was not found, such as a package that is not installed, so too little is known of types.",
    ),
  notReady: () =>
    vscode.l10n.t("TypeScript's server was still reading the project; it is readier for the next answer."),
  cancelled: () => vscode.l10n.t("It was stopped."),
  failed: () => vscode.l10n.t("It failed; the log says why."),
  noCommands: () => vscode.l10n.t("The project names no command for its tests, types, lint or build."),
  commandsFail: () =>
    vscode.l10n.t("The project's commands fail without the change, too, or could not be run; the log says how."),
};

/** What asking again sends along with the findings. */
function tellEnd({ command, end }: CommandOutcome): string[] {
  return end === undefined ? [] : [vscode.l10n.t("The end of what `{0}` printed:", command), end];
}

/** How one command of the project went. */
function tellRun({ command, outcome, passed, failed }: CommandOutcome): string {
  switch (outcome) {
    case "passed":
      return passed === undefined
        ? vscode.l10n.t("`{0}` goes well.", command)
        : vscode.l10n.t("`{0}`: {1} tests pass.", command, passed);
    case "broken":
      return passed === undefined || failed === undefined
        ? vscode.l10n.t("`{0}` fails.", command)
        : vscode.l10n.t("`{0}`: {1} tests pass, {2} fail.", command, passed, failed);
    case "failedBefore":
      return vscode.l10n.t("`{0}` fails without the change, too.", command);
    case "timedOut":
      return vscode.l10n.t("`{0}` took too long and was ended.", command);
    case "notStarted":
      return vscode.l10n.t("`{0}` could not be started.", command);
  }
}

function namesOf(names: readonly string[]): string {
  return names.map((name) => `\`${name.replaceAll("`", "'")}\``).join(", ");
}

/** Such as "3 passed · 1 found something · 2 not checked · 1 dismissed by you". */
export function countsOf(results: readonly CheckResult[], isDismissed: IsDismissed = () => false): string {
  const dismissed = results.flatMap(({ findings }) => findings).filter(isDismissed).length;
  const count = (outcome: CheckResult["outcome"]) => results.filter((result) => result.outcome === outcome).length;
  const parts: readonly [number, string][] = [
    [count("passed"), vscode.l10n.t("{0} passed", count("passed"))],
    [count("found"), vscode.l10n.t("{0} found something", count("found"))],
    [count("notChecked"), vscode.l10n.t("{0} not checked", count("notChecked"))],
    [dismissed, vscode.l10n.t("{0} dismissed by you", dismissed)],
  ];
  return parts.flatMap(([number, words]) => (number === 0 ? [] : words)).join(" · ");
}

/** Why a file's hunks are decided one by one. */
export function tellGuard(guard: Guard): string {
  return guards[guard]();
}

const guards: Readonly<Record<Guard, () => string>> = {
  outsideWorkspace: () => vscode.l10n.t("This file lies outside the workspace: decide each change by itself."),
  editorSettings: () =>
    vscode.l10n.t("This file changes how the editor behaves or what it runs: decide each change by itself."),
  ci: () => vscode.l10n.t("This file is run by machines, with their rights: decide each change by itself."),
  packageScripts: () => vscode.l10n.t("This file holds commands that tools run: decide each change by itself."),
  ignored: () => vscode.l10n.t("Ignore rules leave this file out, or it holds secrets: decide each change by itself."),
};

/** Why a part of an answer has no place. */
export function tellUnplaced({ reason, path }: UnplacedEdit): string {
  return unplaced[reason](path);
}

const unplaced: Readonly<Record<UnplacedEdit["reason"], (path: string) => string>> = {
  notFound: (path) => vscode.l10n.t("The lines it replaces do not stand in {0}.", path),
  ambiguous: (path) => vscode.l10n.t("The lines it replaces stand more than once in {0}.", path),
  malformed: () => vscode.l10n.t("This part of the answer could not be read as a change."),
  unknownFile: (path) => vscode.l10n.t("There is no file {0} that may be read.", path),
  unchanged: (path) => vscode.l10n.t("It changes nothing in {0}.", path),
  cutOff: (path) => vscode.l10n.t("The answer ended in the middle of this change to {0}.", path),
  overlaps: (path) => vscode.l10n.t("It changes lines of {0} that another change of the answer changes too.", path),
};
