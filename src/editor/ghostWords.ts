import * as vscode from "vscode";
import type { SuggestionCaveat } from "../completion/suggestion.ts";

/** What a person reads of a caveat of grey text, as Markdown. */
export function tellCaveat(caveat: SuggestionCaveat): string {
  switch (caveat.kind) {
    case "unknownName":
      return vscode.l10n.t("`{0}` is not defined anywhere that was looked.", caveat.name);
    case "unparsed":
      return vscode.l10n.t("With it the file does not parse, or could not be parsed.");
    case "lowProbability":
      return vscode.l10n.t(
        "The model itself gives a line of it a chance of {0} %; it is least sure of `{1}`.",
        Math.round(100 * caveat.probability),
        caveat.words,
      );
    case "draft":
      return vscode.l10n.t("The embedded model wrote it before the model that was asked had answered.");
  }
}

/** The few words behind the line, for what a person should see without asking; `undefined` for the rest. */
export function cueOf(caveats: readonly SuggestionCaveat[]): string | undefined {
  const names = caveats.flatMap((caveat) => (caveat.kind === "unknownName" ? [caveat.name] : []));
  if (names.length > 0) {
    return vscode.l10n.t("not defined: {0}", names.join(", "));
  }
  return caveats.some(({ kind }) => kind === "unparsed") ? vscode.l10n.t("does not parse") : undefined;
}
