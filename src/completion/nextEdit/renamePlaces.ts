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
  const { from, to, at } = rename;
  const [{ line, start }] = at;
  const passage = document.passage(line);
  const references = document.references(from);
  const isAt = (found: Span) => at.some((place) => isSamePlace(place, found));
  const isDone = (found: Span) => references?.some((each) => isSamePlace(each, found)) ?? false;
  const news = occurrences(to, passage);
  if (!news.some(isAt) || !news.every((found) => isAt(found) || isDone(found))) {
    return [];
  }
  const place = { line, start, end: start + from.length };
  const declaration = declarationAt(rename.lineBefore, place, passage.languageId);
  const left = occurrences(from, passage);
  const reported = left.filter((found) => isReported(found, document));
  if (declaration === undefined && reported.length === 0) {
    return [];
  }
  return references === undefined
    ? (declaration === undefined ? reported : declared(left, declaration, line, passage)).map((found) => {
        const source = isReported(found, document) ? "diagnostics" : "text";
        return { ...editAt(found, rename, declaration), uri: passage.uri, source };
      })
    : referred(references, left, rename, declaration, document);
}

/** The diagnostic is of this name, not of more. */
function isReported(place: Span, { uri, diagnostics }: EditedDocument): boolean {
  return diagnostics(uri).some((each) => isSamePlace(each, place) && each.end === place.end);
}

function declared(
  left: readonly Occurrence[],
  declaration: Declaration,
  line: number,
  passage: Passage,
): readonly Occurrence[] {
  const { first, last } = scopeOf(declaration, line, passage);
  const isMeant = ({ isMember, isKey }: Occurrence) => isMember === (declaration === "member") && !isKey;
  return left.filter((place) => place.line >= first && place.line <= last && isMeant(place));
}

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
    if (isHere && here === undefined) {
      return [];
    }
    const edit = editAt({ isShorthand: false, ...here, ...place }, rename, declaration);
    const newText = around === undefined ? edit.newText : around.before + rename.to + around.behind;
    const source = isHere && isReported(place, document) ? ("diagnostics" as const) : ("references" as const);
    return [{ ...edit, newText, uri, source }];
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
