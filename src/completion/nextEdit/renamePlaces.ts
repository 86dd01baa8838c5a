import { declarationAt } from "./declaration.ts";
import type { NextEdit, Passage, Span } from "./nextEdit.ts";
import { type Occurrence, occurrences } from "./occurrences.ts";
import type { Rename } from "./rename.ts";
import { scopeOf } from "./scope.ts";

/** What the editor's languages know of a renamed name. */
export interface NameKnowledge {
  /** Where it stood in this document before it was renamed, moved along with what was edited since; `undefined` where none told. */
  readonly references: readonly Span[] | undefined;
  /** Where something is reported now. */
  readonly diagnostics: readonly Span[];
}

/**
 * The places in a document that a rename leaves behind, from top to bottom. None where nothing tells that the old name was declared at the
 * edit, or where the new one was in use already: then another name was meant, not the same one named anew.
 */
export function renamePlaces(rename: Rename, passage: Passage, knowledge: NameKnowledge): readonly NextEdit[] {
  const { from, to, at } = rename;
  const isAt = (span: Span) => at.some((place) => place.line === span.line && place.start === span.start);
  const news = occurrences(to, passage);
  if (!news.some(isAt) || !news.every((found) => isAt(found) || isDone(found, knowledge))) {
    return [];
  }
  const left = occurrences(from, passage);
  const reported = left.filter((place) => isReported(place, knowledge.diagnostics));
  const declared = declaredPlaces(left, rename, passage);
  const meant = declared || reported.length > 0 ? (referred(left, knowledge) ?? declared ?? reported) : [];
  return meant.map((place) => editAt(place, rename, passage.uri, sourceOf(place, knowledge)));
}

/** A place of the old name that says the new one by now. */
function isDone(found: Occurrence, { references }: NameKnowledge): boolean {
  return references?.some(({ line, start }) => line === found.line && start === found.start) ?? false;
}

function referred(left: readonly Occurrence[], { references }: NameKnowledge): readonly Occurrence[] | undefined {
  return references === undefined
    ? undefined
    : left.filter((place) => references.some(({ line, start }) => line === place.line && start === place.start));
}

function declaredPlaces(
  left: readonly Occurrence[],
  { from, at, lineBefore }: Rename,
  passage: Passage,
): readonly Occurrence[] | undefined {
  const [{ line, start }] = at;
  const declaration = declarationAt(lineBefore, { line, start, end: start + from.length }, passage.languageId);
  if (declaration === undefined) {
    return undefined;
  }
  const { first, last } = scopeOf(declaration, line, passage);
  const isMeant = ({ isMember, isKey }: Occurrence) => isMember === (declaration === "member") && !isKey;
  return left.filter((place) => place.line >= first && place.line <= last && isMeant(place));
}

function isReported(place: Span, diagnostics: readonly Span[]): boolean {
  return diagnostics.some(({ line, start, end }) => line === place.line && start <= place.start && end >= place.end);
}

function sourceOf(place: Span, { references, diagnostics }: NameKnowledge): NextEdit["source"] {
  return isReported(place, diagnostics) ? "diagnostics" : references === undefined ? "text" : "references";
}

/** A property that takes its name from the variable keeps it. */
function editAt(place: Occurrence, { from, to }: Rename, uri: string, source: NextEdit["source"]): NextEdit {
  const { line, start, end, isShorthand } = place;
  return { uri, line, start, end, oldText: from, newText: isShorthand ? `${from}: ${to}` : to, source };
}
