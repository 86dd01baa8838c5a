import * as vscode from "vscode";
import type { ContextSource } from "../context/contextItem.ts";

/** How a source of context is called to a person. */
export function sourceName(source: ContextSource): string {
  return names[source]();
}

const names: Readonly<Record<ContextSource, () => string>> = {
  openEditors: () => vscode.l10n.t("open editor"),
  selection: () => vscode.l10n.t("selection"),
  document: () => vscode.l10n.t("file"),
  surroundings: () => vscode.l10n.t("surroundings"),
  diagnostic: () => vscode.l10n.t("diagnostic"),
  diff: () => vscode.l10n.t("uncommitted changes"),
  text: () => vscode.l10n.t("text"),
  instructions: () => vscode.l10n.t("instructions of this repository"),
  definition: () => vscode.l10n.t("definition"),
  structure: () => vscode.l10n.t("what the editor knows"),
  file: () => vscode.l10n.t("added by you"),
  imports: () => vscode.l10n.t("import"),
  recentEdits: () => vscode.l10n.t("recent edit"),
  similar: () => vscode.l10n.t("similar text in the workspace"),
  findings: () => vscode.l10n.t("what checks found"),
};
