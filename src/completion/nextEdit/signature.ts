import { declarationAt } from "./declaration.ts";
import type { EditedDocument } from "./editedDocument.ts";
import type { NextEdit, Passage, Place, PlaceEdit, Span } from "./nextEdit.ts";
import { type Occurrence, occurrences } from "./occurrences.ts";
import { isSamePlace } from "./standing.ts";
import { isName, tokensOf } from "./tokens.ts";

/** A function whose callers have to give something else than before. */
export interface ChangedSignature {
  readonly name: string;
  /** Where it is declared now. */
  readonly at: Span;
  readonly isMember: boolean;
}

/** The change of a signature that an edit of a head is: parameters came, went or changed places. One that may be left out asks nothing of callers. */
export function changedSignature(
  { start, before, after }: PlaceEdit,
  languageId: string,
): ChangedSignature | undefined {
  const [lineBefore = "", lineAfter = ""] = [before[0], after[0]];
  const [was, is] = [headIn(lineBefore, languageId), headIn(lineAfter, languageId)];
  if (before.length > 1 || after.length > 1 || was === undefined || is?.name !== was.name) {
    return undefined;
  }
  const isSame = was.needed.length === is.needed.length && !isReordered(was.needed, is.needed);
  const isLost = was.all.length > is.all.length;
  const { name, isMember } = is;
  const at = { line: start, start: is.at, end: is.at + name.length };
  return isSame && !isLost ? undefined : { name, at, isMember };
}

/** The calls of a function in the document and, where the language tells, in others. Of its arguments only the person knows. */
export function callPlaces({ name, at, isMember }: ChangedSignature, document: EditedDocument): readonly NextEdit[] {
  const passage = document.passage(at.line);
  const references = document.references(name);
  // Without a language a method is known by `this` alone: others may have one of that name.
  const isMeant = (call: Occurrence) =>
    !isSamePlace(call, at) &&
    (references?.some((each) => each.uri === document.uri && isSamePlace(each, call)) ??
      (isMember ? call.isOwn : !call.isMember));
  const lineAt = ({ line }: Span) => passage.lines[line - passage.start] ?? "";
  const here = callsIn(name, passage)
    .filter(isMeant)
    .map((call) => {
      const end = endOfCall(lineAt(call), call);
      return { ...call, uri: document.uri, end, oldText: lineAt(call).slice(call.start, end) };
    });
  // Whether it is called there shows when that file is read.
  const elsewhere = (references ?? [])
    .filter(({ uri }) => uri !== document.uri)
    .map(({ uri, line, start, end }) => ({ uri, line, start, end: end + 1, oldText: `${name}(` }));
  const unreported = references === undefined ? "text" : "references";
  return [...here, ...elsewhere].map((place) => {
    const { uri, line, start, end, oldText } = place;
    const source = isReported(place, name, document) ? "diagnostics" : unreported;
    return { uri, line, start, end, oldText, newText: undefined, source };
  });
}

/** Where in a line the next argument of a call goes, whose name or beginning stands at a span: before its closing bracket; behind the name if that is in another line. */
export function endOfCall(line: string, { start, end }: Pick<Span, "start" | "end">): number {
  const open = line.indexOf("(", start);
  return open < 0 ? end : (listAt(line, open)?.end ?? end);
}

/** Something is reported of the called name or behind it, not of what stands around. */
function isReported({ uri, line, start, end }: Place, name: string, { diagnostics }: EditedDocument): boolean {
  const isOfCall = (each: Span) =>
    each.line === line && each.start >= start && each.start <= Math.max(end, start + name.length);
  return diagnostics(uri).some(isOfCall);
}

function callsIn(name: string, passage: Passage): readonly Occurrence[] {
  return occurrences(name, passage).filter(({ line, end }) =>
    /^(?:<[^()]*>)?\s*\(/.test((passage.lines[line - passage.start] ?? "").slice(end)),
  );
}

/** The name of the function whose head a line holds as a whole. */
export function nameOfHead(line: string, languageId: string): Pick<Span, "start" | "end"> | undefined {
  const head = headIn(line, languageId);
  return head && { start: head.at, end: head.at + head.name.length };
}

interface Head {
  readonly name: string;
  readonly at: number;
  readonly isMember: boolean;
  /** The parameters' names, in their order; those that a caller has to give. */
  readonly all: readonly string[];
  readonly needed: readonly string[];
}

/** The head of a function that a line holds as a whole. */
function headIn(line: string, languageId: string): Head | undefined {
  const tokens = tokensOf(line);
  for (const [index, { text: name, start }] of tokens.entries()) {
    const isDeclared = isName(name) && declarationAt(line, { line: 0, start, end: start + name.length }, languageId);
    const open = line.indexOf("(", start);
    if (isDeclared && isDeclared !== "parameter" && open >= 0 && opensList(tokens.slice(index + 1))) {
      const parameters = listAt(line, open)?.parts;
      return parameters === undefined
        ? undefined
        : { name, at: start, isMember: isDeclared === "member", ...parametersOf(parameters) };
    }
  }
  return undefined;
}

/** The list stands right behind a name, its type parameters or `= async`. */
function opensList(tokens: readonly { readonly text: string }[]): boolean {
  const text = tokens.map(({ text: each }) => each).join("");
  return /^(?:<[^(]*>)?\s*(?:=\s*(?:async\s*)?(?:function\s*\w*\s*)?)?\(/.test(text);
}

interface List {
  readonly parts: readonly string[];
  /** Where its closing bracket stands. */
  readonly end: number;
}

/** What stands between a bracket and its end, cut at its commas; `undefined` where the line does not hold all of it. */
function listAt(line: string, open: number): List | undefined {
  const parts = [""];
  let depth = 0;
  for (const { text, start } of tokensOf(line.slice(open))) {
    const isInner = depth > 1 || (depth === 1 && !")]}".includes(text) && text !== ",");
    depth += "([{".includes(text) ? 1 : ")]}".includes(text) ? -1 : 0;
    if (depth === 0) {
      return { parts: parts.map((part) => part.trim()).filter((part) => part !== ""), end: open + start };
    }
    if (isInner) {
      parts[parts.length - 1] += text;
    } else if (text === ",") {
      parts.push("");
    }
  }
  return undefined;
}

function parametersOf(parts: readonly string[]): Pick<Head, "all" | "needed"> {
  const parameters = parts.filter((part) => !/^(?:self|cls|this\b.*|\/|\*)$/.test(part));
  const isOptional = (part: string) => /=(?!>)|\?\s*(?::|$)|^(?:\.\.\.|\*)/.test(part);
  return { all: parameters.map(nameOf), needed: parameters.filter((part) => !isOptional(part)).map(nameOf) };
}

/** The first name that is followed by a type, or the last one of those that follow theirs. */
function nameOf(part: string): string {
  const names = part.replace(/[:=].*$/s, "").match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  return names.at(-1) ?? part;
}

/** The same parameters in another order; one with a new name alone is the same to a caller. */
function isReordered(was: readonly string[], is: readonly string[]): boolean {
  const isSameSet = was.length === is.length && was.every((each) => is.includes(each));
  return isSameSet && was.some((each, index) => each !== is[index]);
}
