import * as vscode from "vscode";
import { admit, placeOf, say, type TaskParts, targetOf, taskDiagnosticOf } from "./task.ts";

/**
 * Explains what is selected in the active editor, else the symbol at its cursor, else the whole file. Arguments, as menus and the
 * light bulb give them: a `Uri` for that file; a `Uri` and a `Range` for those lines or the symbol there; a `Uri` and a `Diagnostic`
 * for that diagnostic.
 */
export async function explain(parts: TaskParts, uri?: unknown, at?: unknown): Promise<void> {
  const diagnostic = at instanceof vscode.Diagnostic ? at : undefined;
  const target = await targetOf(uri, diagnostic?.range ?? at);
  const document = target && (await admit(parts.access, target.document));
  if (target === undefined || document === undefined) {
    return;
  }
  const task = { feature: "explain", document, ...(await placeOf(target.document, target.range)) } as const;
  if (diagnostic === undefined) {
    await parts.panel.begin(task, vscode.l10n.t("Explain"));
  } else {
    await parts.panel.begin({ ...task, diagnostic: taskDiagnosticOf(diagnostic) }, vscode.l10n.t("Explain diagnostic"));
  }
}

/**
 * Explains the text that is selected in the active terminal. No stable API tells that text, so it takes the way over the clipboard,
 * whose own text is put back; a picture that was in it is lost.
 */
export async function explainTerminalSelection({ panel }: TaskParts): Promise<void> {
  if (vscode.window.activeTerminal === undefined) {
    say(vscode.l10n.t("Open a terminal and select some of its text first."));
    return;
  }
  const text = (await terminalSelection()).trim();
  if (text === "") {
    say(vscode.l10n.t("Select some text in the terminal first."));
    return;
  }
  await panel.begin({ feature: "explain", text }, vscode.l10n.t("Explain terminal selection"));
}

async function terminalSelection(): Promise<string> {
  const before = await vscode.env.clipboard.readText();
  try {
    // Without a selection the command copies nothing, and what was in the clipboard would pass for the selection.
    await vscode.env.clipboard.writeText("");
    await vscode.commands.executeCommand("workbench.action.terminal.copySelection");
    return await vscode.env.clipboard.readText();
  } finally {
    await vscode.env.clipboard.writeText(before);
  }
}
