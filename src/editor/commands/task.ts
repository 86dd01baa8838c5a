import * as vscode from "vscode";
import type { Task, TaskDiagnostic, TaskDocument } from "../../feature/task.ts";
import type { Access } from "../access.ts";
import type { AskPanel } from "../askPanel.ts";
import { linesOf, symbolAt, symbolsOf } from "../knowledge/symbols.ts";
import { fileVersionOf } from "../workspaceFiles.ts";

export type { AskPanel } from "../askPanel.ts";

/** What the commands that make tasks need. */
export interface TaskParts {
  readonly panel: AskPanel;
  readonly access: Access;
  /** Keeps what was typed before: the extension's `workspaceState`. */
  readonly memory: vscode.Memento;
}

/** Lines of a document that a task is about, and the name of the symbol that they are, where they are one. */
export type Place = Pick<Task, "selection" | "symbol">;

/** Says why there is nothing to do, without waiting for the person to read it. */
export function say(sentence: string): void {
  void vscode.window.showInformationMessage(sentence);
}

/** The editor that a command is about: the active one. Says so where there is none. */
export function activeEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    say(vscode.l10n.t("Open a file first."));
  }
  return editor;
}

/** The document as part of a task; says why it may not be one where access does not let it in. */
export async function admit(access: Access, document: vscode.TextDocument): Promise<TaskDocument | undefined> {
  if (access.closedReason(document) === "notAFile") {
    say(vscode.l10n.t("This works in files, untitled documents and notebook cells."));
    return undefined;
  }
  if (!(await access.mayRead(document))) {
    say(
      ["file", "vscode-notebook-cell"].includes(document.uri.scheme)
        ? vscode.l10n.t(
            "Caveat does not read this file: an ignore file leaves it out, or it may hold secrets by its name or place.",
          )
        : vscode.l10n.t("Caveat does not read this file: it is not on disk, where ignore files tell what may be read."),
    );
    return undefined;
  }
  return fileVersionOf(document);
}

/** What is selected, else the symbol at the cursor; empty, which means the whole file, where there is neither. */
export async function placeOf(document: vscode.TextDocument, selection: vscode.Range): Promise<Place> {
  if (!selection.isEmpty) {
    return { selection: linesOf(selection) };
  }
  const symbols = (await symbolsOf(document.uri, AbortSignal.timeout(2000))) ?? [];
  const symbol = symbolAt(symbols, selection);
  return symbol === undefined ? {} : { selection: linesOf(symbol.range), symbol: symbol.name };
}

/**
 * The document and the range that a command's arguments name; without them, those of the active editor. The editor's menus give the
 * uri of the document that they belong to, code actions a range besides.
 */
export async function targetOf(
  uri: unknown,
  range: unknown,
): Promise<{ readonly document: vscode.TextDocument; readonly range: vscode.Range } | undefined> {
  const active = vscode.window.activeTextEditor;
  if (
    uri instanceof vscode.Uri &&
    (range instanceof vscode.Range || active?.document.uri.toString() !== uri.toString())
  ) {
    const document = await open(uri);
    return document && { document, range: range instanceof vscode.Range ? range : new vscode.Range(0, 0, 0, 0) };
  }
  const editor = activeEditor();
  return editor && { document: editor.document, range: editor.selection };
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // The editor itself tells a folder, a picture and a file that is gone by the same error.
    say(vscode.l10n.t("This can't be opened as text."));
    return undefined;
  }
}

export function taskDiagnosticOf({ message, source, code, severity, range }: vscode.Diagnostic): TaskDiagnostic {
  const value = typeof code === "object" ? code.value : code;
  return {
    message,
    source: source ?? "",
    code: value === undefined ? "" : String(value),
    severity: severities[severity],
    lines: linesOf(range),
  };
}

const severities: Readonly<Record<vscode.DiagnosticSeverity, TaskDiagnostic["severity"]>> = {
  [vscode.DiagnosticSeverity.Error]: "error",
  [vscode.DiagnosticSeverity.Warning]: "warning",
  [vscode.DiagnosticSeverity.Information]: "information",
  [vscode.DiagnosticSeverity.Hint]: "hint",
};
