import * as vscode from "vscode";
import type { EditedDocument } from "../../completion/nextEdit/session.ts";
import type { NameReferences } from "./nameReferences.ts";

/** Lines on either side of an edit that are searched: 100,000 characters of code, about. */
const linesAround = 1500;

/** The lines of a document as they are when they are read, as many as there are. */
export function reading(document: vscode.TextDocument): (start: number, count: number) => readonly string[] {
  return (start, count) =>
    Array.from(
      { length: Math.max(0, Math.min(count, document.lineCount - start)) },
      (_, line) => document.lineAt(start + line).text,
    );
}

/** What is asked of the document in an editor. */
export function editedDocument({ document, selection }: vscode.TextEditor, references: NameReferences): EditedDocument {
  const { languageId } = document;
  const uri = document.uri.toString();
  const read = reading(document);
  return {
    uri,
    cursorLine: selection.active.line,
    read,
    passage: (line) => {
      const start = Math.max(0, line - linesAround);
      return { uri, languageId, start, lines: read(start, line - start + linesAround) };
    },
    knowledge: (name) => ({
      references: references.of(document, name),
      diagnostics: vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ range }) => range.isSingleLine)
        .map(({ range: { start, end } }) => ({ line: start.line, start: start.character, end: end.character })),
    }),
  };
}
