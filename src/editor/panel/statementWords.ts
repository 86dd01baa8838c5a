import * as vscode from "vscode";
import type { CodeFact } from "../../evidence/index.ts";

/** What the code of a function says where the explanation says something else. */
export function tellContradicted(name: string, fact: CodeFact): string {
  switch (fact.fact) {
    case "notNamed":
      return vscode.l10n.t("The explanation says otherwise, but `{0}` stands nowhere in `{1}`.", fact.name, name);
    case "parameters":
      return tellParameters(name, fact.names);
    case "returns":
      return fact.written.length === 0
        ? vscode.l10n.t("The explanation says otherwise, but `{0}` returns nothing of that kind.", name)
        : vscode.l10n.t("The explanation says otherwise, but `{0}` returns: {1}.", name, codeOf(fact.written));
    case "throws":
      return vscode.l10n.t("The explanation says otherwise, but `{0}` throws: {1}.", name, codeOf(fact.names));
    case "async":
      return vscode.l10n.t("The explanation says otherwise, but `{0}` is async.", name);
    case "notAsync":
      return vscode.l10n.t("The explanation says otherwise, but `{0}` is not async.", name);
    case "noLoop":
      return vscode.l10n.t("The explanation says otherwise, but there is no loop in `{0}`.", name);
    case "exported":
      return vscode.l10n.t("The explanation says otherwise, but `{0}` is exported.", name);
    case "notExported":
      return vscode.l10n.t("The explanation says otherwise, but `{0}` is not exported.", name);
  }
}

function tellParameters(name: string, names: readonly string[]): string {
  return names.length === 0
    ? vscode.l10n.t("The explanation says otherwise, but `{0}` has no parameters.", name)
    : vscode.l10n.t("The explanation says otherwise, but the parameters of `{0}` are: {1}.", name, codeOf(names));
}

/** Pieces of code in a sentence: the first five, each in one line that is not too long for it. */
function codeOf(pieces: readonly string[]): string {
  const short = pieces.slice(0, 5).map((piece) => {
    const line = piece.replaceAll("`", "'").replace(/\s+/g, " ");
    return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}\``;
  });
  return [...short, ...(pieces.length > 5 ? ["…"] : [])].join(", ");
}
