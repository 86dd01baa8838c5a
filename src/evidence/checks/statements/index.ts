import type { Check, CodeFact, Finding, Subject } from "../../check.ts";
import { lineFinder } from "../changedLines.ts";
import { familyOf } from "../code/family.ts";
import { type Code, readCode } from "../code/readCode.ts";
import { codeBlocks } from "../markdownWords.ts";
import { isTooLarge } from "../tooLarge.ts";
import { type FunctionCode, functionsOf } from "./functions.ts";
import { type Explained, type Holding, hold } from "./hold.ts";
import { statementsIn } from "./readStatements.ts";
import type { Statement } from "./statement.ts";

/** An explanation that says more is not checked beyond. */
const mostStatements = 200;

/**
 * Holds what an explanation says of functions, their parameters, calls, results and errors against the code of the document that it is
 * about. It reads sentences that begin with the function and have one meaning alone; what the form of the code does not decide is unseen.
 */
export const statementsCheck: Check = {
  id: "statements",
  async run(subject, _knowledge, signal) {
    signal.throwIfAborted();
    const document = subject.asked?.task.document;
    const family = document && familyOf(document.languageId);
    const result = { check: "statements" as const, findings: [], seen: [], unseen: [] };
    if (document === undefined || family === undefined || !canCheckStatements(subject)) {
      return { ...result, outcome: "notChecked", reason: document === undefined ? "nothingToCheck" : "noRules" };
    }
    const { path, text, languageId } = document;
    if (isTooLarge({ path, languageId, before: text, after: text, hunks: [] })) {
      return { ...result, outcome: "notChecked", reason: "tooLarge" };
    }
    const source = readCode(text, family);
    const file = { source, functions: functionsOf(source) };
    const statements = statementsIn(subject.text, usualFunction(subject, file)).slice(0, mostStatements);
    // What the answer writes anew may differ from what is there.
    const rewritten = new Set(
      codeBlocks(subject.text).flatMap((code) => functionsOf(readCode(code, family)).map(nameOf)),
    );
    const held = statements.map((said) => ({ said, ...holdAll(said, file, rewritten) }));
    const findings = held.flatMap(({ said, holding, of }) => findingOf(said, holding, of, document.path, source));
    const unseen = quotes(held.filter(({ holding }) => holding === "open"));
    const seen = quotes(held.filter(({ holding }) => holding !== "open"));
    if (seen.length === 0) {
      return { ...result, unseen, outcome: "notChecked", reason: unseen.length > 0 ? "noKnowledge" : "nothingToCheck" };
    }
    return { ...result, findings, seen, unseen, outcome: findings.length > 0 ? "found" : "passed" };
  },
};

/** Whether the answer says something of functions in code that can be read here, and proposes no other code. */
export function canCheckStatements({ asked, files, text }: Subject): boolean {
  const family = familyOf(asked?.task.document?.languageId ?? "");
  return (
    files.length === 0 &&
    (family === "javascript" || family === "python") &&
    statementsIn(text, asked?.task.document?.path).length > 0
  );
}

function nameOf({ name }: FunctionCode): string {
  return name;
}

/** What "the function" means: the one that was asked about, or the only one that no other holds in what was. */
function usualFunction({ asked }: Subject, { source, functions }: Explained): string | undefined {
  const { symbol, selection } = asked?.task ?? {};
  if (symbol !== undefined && functions.some(({ name }) => name === symbol)) {
    return symbol;
  }
  const lineOf = lineFinder(source.text);
  const chosen = functions.filter(({ start }) => {
    const line = lineOf(start);
    return selection === undefined || (line >= selection.start && line < selection.start + selection.count);
  });
  const outer = chosen.filter((one) => !chosen.some((other) => other.start < one.start && one.end <= other.end));
  return outer.length === 1 ? outer[0]!.name : undefined;
}

/** Several functions of a name: the code says otherwise where each of them does. */
function holdAll({ of, claim }: Statement, file: Explained, rewritten: ReadonlySet<string>) {
  const functions = file.functions.filter(({ name }) => name === of);
  const holdings = functions.map((each) => hold(claim, each, file));
  const isOpen = holdings.length === 0 || rewritten.has(of);
  const holding: Holding = isOpen
    ? "open"
    : holdings.includes("agrees")
      ? "agrees"
      : holdings.includes("open")
        ? "open"
        : holdings[0]!;
  return { holding, of: functions[0] };
}

function findingOf(
  said: Statement,
  holding: Holding,
  of: FunctionCode | undefined,
  path: string,
  { text }: Code,
): readonly Finding[] {
  if (typeof holding === "string" || of === undefined) {
    return [];
  }
  const fact: CodeFact = holding;
  const place = { path, line: lineFinder(text)(of.start), quote: said.quote };
  return [{ kind: "contradicted", of: said.of, fact, severity: "doubt", place }];
}

function quotes(held: readonly { readonly said: Statement }[]): readonly string[] {
  return [...new Set(held.map(({ said }) => `“${said.quote}”`))];
}
