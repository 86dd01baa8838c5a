import * as vscode from "vscode";
import type { SuggestionCaveat } from "../completion/suggestion.ts";

/** What a person reads of a caveat of grey text, as Markdown. */
export function tellCaveat(caveat: SuggestionCaveat): string {
  switch (caveat.kind) {
    case "unknownName":
      return vscode.l10n.t("`{0}` is not defined anywhere that was looked.", caveat.name);
    case "unparsed":
      return vscode.l10n.t("Whether the code parses with it could not be told in time.");
    case "lowProbability":
      return vscode.l10n.t(
        "The model itself gives a line of it a chance of at most {0} %; it is least sure of `{1}`.",
        Math.ceil(100 * caveat.probability),
        quotable(caveat.words),
      );
    case "draft":
      return vscode.l10n.t("The embedded model wrote it before the model that was asked had answered.");
  }
}

/** The few words behind the line, for what a person should see without asking; `undefined` for the rest. */
export function cueOf(caveats: readonly SuggestionCaveat[]): string | undefined {
  const names = caveats.flatMap((caveat) => (caveat.kind === "unknownName" ? [caveat.name] : []));
  return names.length > 0 ? vscode.l10n.t("not defined: {0}", names.join(", ")) : undefined;
}

/** Characters of a model's words that are quoted at most. */
const longestQuote = 40;

/** What a model wrote, so that it ends no quotation. */
function quotable(words: string): string {
  return words.replaceAll("`", "'").slice(0, longestQuote);
}
