import * as vscode from "vscode";
import type { Workspace } from "../../context/contextItem.ts";
import type { NearError, PlaceKnowledge } from "../../context/placeSources.ts";
import type { Disposable } from "../../text/disposable.ts";
import type { Access } from "../access.ts";
import { RecentEdits } from "../recentEdits.ts";
import { NamesInReach, type NamesInReachParts } from "./namesInReach.ts";

/** Lines on either side of the cursor in which an error has to do with what is written there. */
const linesNear = 20;

export interface PlaceKnowledgeParts extends NamesInReachParts {
  readonly access: Access;
  readonly documents: Workspace;
}

/** What context for a place needs to know of the editor: gathered while the person works, at hand when a request needs it. */
export function placeKnowledge({ documents, ...parts }: PlaceKnowledgeParts): PlaceKnowledge & Disposable {
  const names = new NamesInReach(parts);
  const edits = new RecentEdits(parts);
  return {
    openDocuments: () => documents.openDocuments(),
    definitionsNear: (uri) => names.near(uri),
    importsOf: (uri) => names.imported(uri),
    errorsNear: errorsNearCursor,
    recentEdits: () => edits.edits(),
    dispose: () => vscode.Disposable.from(names, edits).dispose(),
  };
}

/** What is half typed is always wrong, so the cursor's line does not count. */
function errorsNearCursor(uri: string): readonly NearError[] {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri) {
    return [];
  }
  const cursor = editor.selection.active.line;
  return vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
    .map(({ message, range: { start } }) => ({ message, line: start.line, linesAway: Math.abs(start.line - cursor) }))
    .filter(({ linesAway }) => linesAway > 0 && linesAway <= linesNear)
    .sort((one, other) => one.linesAway - other.linesAway);
}
