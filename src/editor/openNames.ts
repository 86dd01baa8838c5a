import * as vscode from "vscode";
import { hasName } from "../text/hasName.ts";

/** Characters; longer documents are data, and searching them would hold the editor up. */
const longestSearched = 1_000_000;

/** Tells of a name whether a language has it, or one of the open documents, this one first. Searches only when it is asked. */
export async function isDefinedIn(document: vscode.TextDocument): Promise<(name: string) => boolean> {
  // Evaluated at the first suggestion: the lists are no work for the start of the editor.
  const { isLanguageName } = await import("../evidence/index.ts");
  return (name) =>
    isLanguageName(name) || [document, ...vscode.workspace.textDocuments].some((each) => has(each, name));
}

function has(document: vscode.TextDocument, name: string): boolean {
  const text = document.getText();
  return text.length <= longestSearched && hasName(text, name);
}
