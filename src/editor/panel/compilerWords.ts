import * as vscode from "vscode";
import type { FindingKind } from "../../evidence/index.ts";

type CompilerFinding = Extract<FindingKind, { kind: "compilerError" }>;

/** What TypeScript's compiler says of a proposal, in its own words behind ours. */
export function tellCompilerError({ what, code, message, elsewhere }: CompilerFinding): string {
  const told = `${words[what]()} TypeScript: ${message} (TS${code})`;
  return elsewhere === undefined
    ? told
    : vscode.l10n.t("At `{0}`, which this change does not touch: {1}", elsewhere, told);
}

const words: Readonly<Record<CompilerFinding["what"], () => string>> = {
  names: () => vscode.l10n.t("Nothing defines a name that is used here."),
  exports: () => vscode.l10n.t("The module has no such export."),
  members: () => vscode.l10n.t("There is no such member."),
  arguments: () => vscode.l10n.t("This does not fit what it calls."),
  types: () => vscode.l10n.t("The types do not fit."),
  await: () => vscode.l10n.t("An `await` is missing, or out of place."),
  unreachable: () => vscode.l10n.t("This code is never reached."),
  declaredTwice: () => vscode.l10n.t("This is declared twice."),
};
