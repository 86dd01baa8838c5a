import * as vscode from "vscode";
import { activeEditor, admit, placeOf, say, type TaskParts, targetOf, taskDiagnosticOf } from "./task.ts";

/** Fixes the diagnostic at the cursor, which is asked for where there are several. Arguments: a `Uri` and a `Diagnostic`. */
export async function fix({ panel, access }: TaskParts, uri?: unknown, given?: unknown): Promise<void> {
  const diagnostic = given instanceof vscode.Diagnostic ? given : undefined;
  const target = diagnostic ? await targetOf(uri, diagnostic.range) : fromEditor(activeEditor());
  const document = target && (await admit(access, target.document));
  if (target === undefined || document === undefined) {
    return;
  }
  const chosen = diagnostic ?? (await choose(diagnosticsAt(target.document, target.range)));
  if (chosen === undefined) {
    return;
  }
  const place = await placeOf(target.document, new vscode.Range(chosen.range.start, chosen.range.start));
  await panel.begin(
    { feature: "fix", document, ...place, diagnostic: taskDiagnosticOf(chosen) },
    vscode.l10n.t("Fix diagnostic"),
  );
}

function fromEditor(editor: vscode.TextEditor | undefined) {
  return editor && { document: editor.document, range: editor.selection };
}

/** Those that the selection touches, else those of its lines; the worst first. */
function diagnosticsAt(document: vscode.TextDocument, range: vscode.Range): readonly vscode.Diagnostic[] {
  const all = vscode.languages.getDiagnostics(document.uri);
  const touched = all.filter((diagnostic) => diagnostic.range.intersection(range) !== undefined);
  const lines = new vscode.Range(range.start.line, 0, range.end.line, Number.MAX_SAFE_INTEGER);
  const found = touched.length > 0 ? touched : all.filter((each) => each.range.intersection(lines) !== undefined);
  return [...found].sort((one, other) => one.severity - other.severity);
}

async function choose(diagnostics: readonly vscode.Diagnostic[]): Promise<vscode.Diagnostic | undefined> {
  if (diagnostics.length === 0) {
    say(vscode.l10n.t("The editor reports no problem at the cursor."));
  }
  if (diagnostics.length <= 1) {
    return diagnostics[0];
  }
  const items = diagnostics.map((diagnostic) => ({
    label: diagnostic.message.split("\n", 1)[0] ?? "",
    description: `${diagnostic.source ?? ""} ${taskDiagnosticOf(diagnostic).code}`.trim(),
    diagnostic,
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Fix which problem?") });
  return chosen?.diagnostic;
}
