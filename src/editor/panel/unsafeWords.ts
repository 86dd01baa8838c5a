import * as vscode from "vscode";
import type { UnsafeRule } from "../../evidence/index.ts";

/** What a rule for unsafe code found, with its name and its number in the Common Weakness Enumeration. */
export function tellUnsafe(rule: UnsafeRule, cwe: number, code: string): string {
  return vscode.l10n.t("{0}: `{1}` (rule {2}, CWE-{3}).", sentences[rule](), code, rule, cwe);
}

const sentences: Readonly<Record<UnsafeRule, () => string>> = {
  "code-from-text": () => vscode.l10n.t("This runs text that is not fixed as code"),
  "command-from-text": () =>
    vscode.l10n.t("A shell runs a command that is put together here; a part may end it and begin another"),
  "sql-from-text": () => vscode.l10n.t("SQL is put together of text; values belong into parameters"),
  "html-from-text": () => vscode.l10n.t("Text that is not fixed becomes markup, with the scripts in it"),
  "path-from-request": () => vscode.l10n.t("A request names a part of this path; `..` leads out of the folder"),
  "certificates-unchecked": () => vscode.l10n.t("Certificates are not checked, so that anybody may answer"),
  "weak-hash": () => vscode.l10n.t("This hash of a secret is quickly found by trying"),
  "guessable-secret": () =>
    vscode.l10n.t("This generator's values can be foretold; a secret needs a cryptographic one"),
  "objects-from-bytes": () =>
    vscode.l10n.t("Objects are made of bytes that may run code; from outside they must not come"),
  "cors-with-credentials": () => vscode.l10n.t("Any site may read answers that are made for the person's cookies"),
  "token-unverified": () => vscode.l10n.t("A token counts without its signature, so that anybody may write one"),
  "xml-entities": () => vscode.l10n.t("This parser may read files and addresses that a document names"),
  "world-writable": () => vscode.l10n.t("Everybody on the machine may change this file"),
  "debugger-on": () => vscode.l10n.t("Flask's debugger runs what a visitor types"),
  "errors-swallowed": () => vscode.l10n.t("An error is caught and dropped, and no comment says why"),
};
