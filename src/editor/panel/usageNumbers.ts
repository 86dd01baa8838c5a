import * as vscode from "vscode";

/** A number as people of the editor's language write it. */
export function tellNumber(value: number): string {
  return value.toLocaleString(vscode.env.language);
}

/** Milliseconds as seconds. */
export function tellTime(milliseconds: number): string {
  return vscode.l10n.t("{0} s", (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 0));
}
