import { indentationOf } from "../../text/snapshot.ts";
import { isHashCommented } from "../languages.ts";
import { type Declaration, declarationAt } from "./declaration.ts";
import type { EditedDocument, Reference } from "./editedDocument.ts";
import type { NextEdit, Passage, Span } from "./nextEdit.ts";
import { type Occurrence, occurrences } from "./occurrences.ts";
import type { Rename } from "./rename.ts";
import { scopeOf } from "./scope.ts";
import { isSamePlace } from "./standing.ts";

/**
 * The places that a rename leaves behind. None where nothing tells that the old name was declared at the edit, or where the new one was in
 * use already: then another name was meant, not the same one named anew.
 */
export function renamePlaces(rename: Rename, document: EditedDocument): readonly NextEdit[] {
  const { from, to, at, lineBefore } = rename;
  const [{ line, start }] = at;
  const passage = document.passage(line);
  const references = document.references(from);
  const declaration = declarationAt(lineBefore, { line, start, end: start + from.length }, passage.languageId);
  const meant: Test = declaration === undefined ? ({ isMember }) => !isMember : inScope(declaration, line, passage);
  const known = [...at, ...(references ?? []).filter(({ uri }) => uri === passage.uri)];
  const news = occurrences(to, passage);
  const isUsed = news.filter(meant).some((found) => !known.some((place) => isSamePlace(place, found)));
  if (isUsed || !news.some((found) => isSamePlace(found, at[0]))) {
    return [];
  }
  const left = occurrences(from, passage);
  const reported = left.filter((found) => isReported(found, document));
  if (declaration === undefined && reported.length === 0) {
    return [];
  }
  if (references !== undefined) {
    return referred(references, left, rename, declaration, document);
  }
  const places = declaration === undefined ? reported : left.filter(meant).filter(notShadowed(left, line, passage));
  return places.map((found) => {
    const source = isReported(found, document) ? "diagnostics" : "text";
    return { ...editAt(found, rename, declaration), uri: passage.uri, source };
  });
}

type Test = (found: Occurrence) => boolean;

/** Whether an occurrence may be of what a line declares, as far as its surroundings tell. */
function inScope(declaration: Declaration, line: number, passage: Passage): Test {
  const { first, last } = scopeOf(declaration, line, passage);
  const isOfKind: Test = ({ isMember, isOwn, isKey }) => (declaration === "member" ? isOwn : !isMember && !isKey);
  return (found) => found.line >= first && found.line <= last && isOfKind(found);
}

/** Not of the same name that is declared anew in a block or a function further in. */
function notShadowed(left: readonly Occurrence[], line: number, passage: Passage): Test {
  const { languageId, lines, start } = passage;
  const depth = indentationOf(lines[line - start] ?? "").length;
  const scopes = left.flatMap((found) => {
    const text = lines[found.line - start] ?? "";
    const declaration = declarationAt(text, found, languageId);
    // Where an assignment declares, it may as well assign to the same name.
    const isAnew = declaration === "parameter" || (declaration === "local" && !isHashCommented(languageId));
    const isFurtherIn = found.line !== line && (declaration === "parameter" || indentationOf(text).length > depth);
    return isAnew && isFurtherIn ? [scopeOf(declaration, found.line, passage)] : [];
  });
  return (found) => !scopes.some(({ first, last }) => found.line >= first && found.line <= last);
}

/** The diagnostic is of this name, not of more. */
function isReported(place: Span, { uri, diagnostics }: EditedDocument): boolean {
  return diagnostics(uri).some((each) => isSamePlace(each, place) && each.end === place.end);
}

/** What the language told is not doubted, such as a name in a string that Python fills in; but it has to say the name still. */
function referred(
  references: readonly Reference[],
  left: readonly Occurrence[],
  rename: Rename,
  declaration: Declaration | undefined,
  document: EditedDocument,
): readonly NextEdit[] {
  return references.flatMap(({ uri, line, start, end, around }) => {
    const place = { uri, line, start, end };
    const isHere = uri === document.uri;
    const here = isHere ? left.find((found) => isSamePlace(found, place)) : undefined;
    const edit = editAt({ isShorthand: false, ...here, ...place }, rename, declaration);
    const newText = around === undefined ? edit.newText : around.before + rename.to + around.behind;
    const source = isHere && isReported(place, document) ? ("diagnostics" as const) : ("references" as const);
    const isDone = rename.at.some((done) => isHere && isSamePlace(done, place));
    return isDone ? [] : [{ ...edit, newText, uri, source }];
  });
}

/** A property and the variable that gives it its name: the one that is not renamed keeps it. */
function editAt(
  { line, start, end, isShorthand }: Span & { readonly isShorthand: boolean },
  { from, to }: Rename,
  declaration: Declaration | undefined,
): Pick<NextEdit, "line" | "start" | "end" | "oldText" | "newText"> {
  const both = declaration === "member" ? `${to}: ${from}` : `${from}: ${to}`;
  return { line, start, end, oldText: from, newText: isShorthand ? both : to };
}
