import * as vscode from "vscode";
import type { EditedDocument } from "../../completion/nextEdit/editedDocument.ts";
import type { Passage } from "../../completion/nextEdit/nextEdit.ts";
import type { Access } from "../access.ts";
import type { NameReferences } from "./nameReferences.ts";

/** Lines on either side of an edit that are searched, some 45,000 characters in all: 2 ms, and some 12 the first time, when nothing is compiled yet. */
const linesAround = 600;
/** Other open documents that are searched. */
const mostOthers = 8;

/** The lines of a document as they are when they are read, as many as there are. */
export function reading(document: vscode.TextDocument): (start: number, count: number) => readonly string[] {
  return (start, count) =>
    Array.from(
      { length: Math.max(0, Math.min(count, document.lineCount - start)) },
      (_, line) => document.lineAt(start + line).text,
    );
}

/** The document in an editor, and what is known around it. */
export function editedDocument(
  { document, selection }: vscode.TextEditor,
  references: NameReferences,
  access: Access,
): EditedDocument {
  const { languageId } = document;
  const open = new Map(vscode.workspace.textDocuments.map((each) => [each.uri.toString(), each]));
  return {
    uri: document.uri.toString(),
    languageId,
    cursorLine: selection.active.line,
    read: reading(document),
    passage: (line) => passageOf(document, line),
    others: (text) =>
      [...open.values()]
        .filter((each) => each !== document && each.languageId === languageId)
        .filter((each) => isReachable(each.uri, access) && each.lineCount <= 2 * linesAround)
        .filter((each) => each.getText().includes(text))
        .slice(0, mostOthers)
        .map((each) => passageOf(each, 0)),
    lineOf: (uri, line) => {
      const of = open.get(uri);
      return of === undefined || line < of.lineCount ? of?.lineAt(line).text : "";
    },
    references: (name) =>
      references
        .of(document, name)
        ?.filter(({ uri }) => uri === document.uri.toString() || isReachable(vscode.Uri.parse(uri), access)),
    diagnostics: (uri) =>
      vscode.languages
        .getDiagnostics(vscode.Uri.parse(uri))
        .filter(({ range }) => range.isSingleLine)
        .map(({ range: { start, end } }) => ({ line: start.line, start: start.character, end: end.character })),
  };
}

function passageOf(document: vscode.TextDocument, line: number): Passage {
  const start = Math.max(0, line - linesAround);
  const lines = reading(document)(start, 2 * linesAround);
  return { uri: document.uri.toString(), languageId: document.languageId, start, lines };
}

/** Whether a document can be gone to and written. A notebook's other cells are no documents that can be opened by themselves. */
function isReachable(uri: vscode.Uri, access: Access): boolean {
  return uri.scheme !== "vscode-notebook-cell" && access.closedReason({ uri, isUntitled: false }) === undefined;
}
