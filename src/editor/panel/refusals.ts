import * as vscode from "vscode";
import type { Applied, RefusalReason } from "../applyHunks.ts";

/** Why a change was not applied, and what to do. */
export function tellRefusal({ reason, uri }: Extract<Applied, { applied: false }>): string {
  return refusals[reason](vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
}

const refusals: Readonly<Record<RefusalReason, (path: string) => string>> = {
  changed: (path) => vscode.l10n.t("{0} changed at this very moment, so nothing was applied. Accept it again.", path),
  vanished: (path) => vscode.l10n.t("{0} is gone or has another name by now, so nothing was applied.", path),
  readOnly: (path) => vscode.l10n.t("{0} can't be written, so nothing was applied. Change its rights first.", path),
  exists: (path) => vscode.l10n.t("{0} exists already, so nothing was applied. Move it away first.", path),
  unsaved: (path) => vscode.l10n.t("{0} has changes that are not saved, so it was not deleted. Save it first.", path),
  misplaced: (path) => vscode.l10n.t("The change does not fit into {0}, so nothing was applied.", path),
  outside: (path) =>
    vscode.l10n.t("{0} lies outside the workspace, where Caveat writes nothing. Copy the lines from the panel.", path),
  failed: (path) => vscode.l10n.t("The editor did not take the change of {0}. The log says more.", path),
};
