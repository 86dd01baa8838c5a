import * as vscode from "vscode";
import type { Access } from "./access.ts";

/** Diagnostics at one place that get actions of their own; the light bulb's menu is short. */
const mostDiagnostics = 3;

const rewrite = vscode.CodeActionKind.RefactorRewrite.append("caveat");
const tests = vscode.CodeActionKind.Refactor.append("caveat.tests");

export const codeActionKinds: vscode.CodeActionProviderMetadata = {
  providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, rewrite, tests],
};

/**
 * The light bulb's entries. The editor asks for them at every move of the cursor, so nothing is looked up: an entry is a command with
 * the place it is about, and what is there is found out when it is called.
 */
export class CodeActions implements vscode.CodeActionProvider {
  private readonly access: Access;

  constructor(access: Access) {
    this.access = access;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics, only, triggerKind }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const closed = this.access.closedReason(document);
    if (closed === "notAFile") {
      return [];
    }
    const isAsked = triggerKind === vscode.CodeActionTriggerKind.Invoke || !range.isEmpty;
    const actions = [
      ...diagnostics.slice(0, mostDiagnostics).flatMap((diagnostic) => forDiagnostic(document.uri, diagnostic)),
      // A light bulb at every line, because something could be rewritten everywhere, would say nothing.
      ...(isAsked ? forRange(document.uri, range) : []),
    ];
    return actions.filter(
      ({ command, kind }) =>
        (only === undefined || (kind !== undefined && only.contains(kind))) &&
        (closed === undefined || command?.command === "caveat.explain"),
    );
  }
}

function forDiagnostic(uri: vscode.Uri, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  const words = [uri, diagnostic] as const;
  return [
    action(vscode.l10n.t("Fix with Caveat"), vscode.CodeActionKind.QuickFix, "caveat.fix", words, diagnostic),
    action(vscode.l10n.t("Explain with Caveat"), vscode.CodeActionKind.QuickFix, "caveat.explain", words, diagnostic),
  ];
}

function forRange(uri: vscode.Uri, range: vscode.Range): vscode.CodeAction[] {
  const words = [uri, range] as const;
  return [
    action(vscode.l10n.t("Change with Caveat…"), rewrite, "caveat.change", words),
    action(vscode.l10n.t("Convert with Caveat…"), rewrite, "caveat.convert", words),
    action(vscode.l10n.t("Write documentation with Caveat"), rewrite, "caveat.document", words),
    action(vscode.l10n.t("Write tests with Caveat"), tests, "caveat.tests", words),
  ];
}

function action(
  title: string,
  kind: vscode.CodeActionKind,
  command: string,
  words: readonly unknown[],
  diagnostic?: vscode.Diagnostic,
): vscode.CodeAction {
  const made = new vscode.CodeAction(title, kind);
  made.command = { title, command, arguments: [...words] };
  if (diagnostic !== undefined) {
    made.diagnostics = [diagnostic];
  }
  return made;
}
