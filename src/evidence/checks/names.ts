import { hasName } from "../../text/hasName.ts";
import { usedNames } from "../../text/usedNames.ts";
import type { ChangedFile, Check, Finding, Knowledge } from "../check.ts";
import { isLanguageName } from "../names/index.ts";
import { closestName, namesOf } from "./closestName.ts";
import { closingBracket } from "./code/expressions.ts";
import { familyOf } from "./code/family.ts";
import { readCode } from "./code/readCode.ts";
import { linesOf } from "./hunkSpans.ts";
import { isTooLarge } from "./tooLarge.ts";

/** Languages in which a name is defined or imported in the file that uses it; elsewhere a file alone can't tell. */
const languages: ReadonlySet<string> = new Set(
  "javascript javascriptreact typescript typescriptreact python".split(" "),
);
/** Shorter names are indices and parameters. */
const shortest = 3;
/** Names beyond are not looked up: each may cost the editor a search. */
const mostNames = 50;

/** A name on an added line, and where it first stands. */
interface Use {
  readonly name: string;
  readonly hunk: string;
  readonly path: string;
  readonly line: number;
}

/** A file as it would be, its comments and strings blanked. */
interface Read {
  readonly file: ChangedFile;
  readonly code: string;
}

/**
 * Finds names that a proposal calls, takes a member of, gives back or assigns, and that nothing defines: no file of the proposal, not the
 * workspace, not the language. Members are not looked at. What could be a definition counts as one, so a name is doubted, no more.
 */
export const namesCheck: Check = {
  id: "names",
  async run({ files }, knowledge, signal) {
    signal.throwIfAborted();
    const changed = files.filter(({ before, after }) => after !== undefined && after !== before);
    const looked = changed.filter((file) => canCheckNames(file) && !importsAll(file));
    const reads = looked.map((file) => ({ file, code: readCode(file.after ?? "", familyOf(file.languageId)!).code }));
    const uses = undefinedHere(reads.flatMap(usesIn), reads, files);
    const found = await Promise.all(uses.slice(0, mostNames).map((use) => lookUp(use, knowledge, signal)));
    signal.throwIfAborted();
    const names = namesOf(looked.map(({ after = "" }) => after));
    const findings = found.flatMap(({ use, known }) => (known === false ? findingOf(use, names) : []));
    const unknown = [
      ...found.filter(({ known }) => known === undefined).map(({ use }) => use),
      ...uses.slice(mostNames),
    ];
    const unseen = [
      ...changed.filter((file) => familyOf(file.languageId) !== undefined && !looked.includes(file)).map(pathOf),
      ...new Set(unknown.map(({ name }) => name)),
    ];
    const result = { check: "names" as const, findings, seen: looked.map(pathOf), unseen };
    if (looked.length === 0) {
      const reason = changed.some(isTooLarge) ? "tooLarge" : changed.length === 0 ? "nothingToCheck" : "noRules";
      return { ...result, outcome: "notChecked", reason };
    }
    return { ...result, outcome: findings.length > 0 ? "found" : "passed" };
  },
};

/** Whether names of the file's language are defined where they are used. */
export function canCheckNames(file: ChangedFile): boolean {
  return languages.has(file.languageId) && file.after !== undefined && !isTooLarge(file);
}

/** Any name may come from there. */
function importsAll({ after = "", languageId }: ChangedFile): boolean {
  return languageId === "python" && /^\s*from .* import \*/m.test(after);
}

/** Different names on added lines that are no language's, each where it first stands. */
function usesIn({ file: { hunks, path, languageId }, code }: Read): readonly Use[] {
  const starts = lineStarts(code);
  const uses = new Map<string, Use>();
  for (const { id, after } of hunks) {
    const start = starts[after.start] ?? code.length;
    const added = code.slice(start, starts[after.start + after.count] ?? code.length);
    for (const { name, index } of usedNames(added)) {
      const isName = name.length >= shortest && !uses.has(name) && !isLanguageName(name);
      if (isName && !isDefinition(code, start + index, name, languageId)) {
        const line = after.start + linesOf(added.slice(0, index)).length - 1;
        uses.set(name, { name, hunk: id, path, line });
      }
    }
  }
  return [...uses.values()];
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** A method's head is followed by its body; between tags there are words and brackets of people. */
function isDefinition(code: string, start: number, name: string, languageId: string): boolean {
  const end = start + name.length;
  if (languageId === "python" || !/^\s*\(/.test(code.slice(end, end + 10))) {
    return false;
  }
  const close = closingBracket(code, code.indexOf("(", end));
  const isHead = close === undefined || /^\s*(?::[^;\n{}()]*)?\{/.test(code.slice(close + 1, close + 200));
  return isHead || (languageId.endsWith("react") && code[end] !== "(");
}

/** The uses of names that no file of the proposal has as it is, nor would have where they are more than used. */
function undefinedHere(uses: readonly Use[], reads: readonly Read[], files: readonly ChangedFile[]): readonly Use[] {
  const isNew = ({ name }: Use) => !files.some(({ before = "" }) => hasName(before, name));
  const added = uses.filter(isNew);
  if (added.length === 0) {
    return [];
  }
  const defined = new Set(reads.flatMap(({ code }) => [...definedIn(code)]));
  return added.filter(({ name }) => !defined.has(name));
}

const word = /(?<![\p{L}\p{N}_$#])[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** Names where they are neither used nor members: declarations, parameters, imports, keys. */
function* definedIn(code: string): Iterable<string> {
  const used = new Set(usedNames(code).map(({ index }) => index));
  for (const { 0: name, index } of code.matchAll(word)) {
    if (!used.has(index) && !isMember(code, index)) {
      yield name;
    }
  }
}

/** Behind a dot, but not behind the three of a spread. */
function isMember(code: string, index: number): boolean {
  let at = index - 1;
  while (at >= 0 && /\s/.test(code[at]!)) {
    at--;
  }
  return code[at] === "." && code[at - 1] !== ".";
}

async function lookUp(use: Use, knowledge: Knowledge, signal: AbortSignal): Promise<{ use: Use; known?: boolean }> {
  const known = await knowledge.isDefined(use.name, signal);
  return { use, ...(known === undefined ? {} : { known }) };
}

function findingOf({ name, hunk, path, line }: Use, names: ReadonlySet<string>): Finding {
  const closest = closestName(name, names);
  const place = { hunk, path, line };
  return { kind: "undefinedName", name, ...(closest && { closest }), severity: "doubt", place };
}

function pathOf({ path }: ChangedFile): string {
  return path;
}
