import * as vscode from "vscode";
import { quantile } from "../../usage/histogram.ts";
import { type SuggestionSum, suggestionsBy } from "../../usage/suggestionCounts.ts";
import type { Table } from "../../webview/protocol.ts";
import { tellNumber } from "./usageNumbers.ts";

/** What became of suggestions, by language and model, those shown most often first. */
export function suggestionsTable(sums: readonly SuggestionSum[]): Table {
  const groups = suggestionsBy(sums, ({ languageId, model }) => JSON.stringify([languageId, model]));
  return {
    columns: [
      vscode.l10n.t("Language"),
      vscode.l10n.t("Model"),
      vscode.l10n.t("Shown"),
      vscode.l10n.t("Accepted"),
      vscode.l10n.t("Taken in part"),
      vscode.l10n.t("Kept after 30 s"),
      vscode.l10n.t("Kept after 5 min"),
      vscode.l10n.t("Time to appear, p50"),
    ],
    rows: groups
      .toSorted((one, other) => other.shown - one.shown)
      .map((sum) => [
        sum.languageId,
        sum.model,
        tellNumber(sum.shown),
        shareOf(sum.accepted, sum.shown),
        shareOf(sum.partly, sum.shown),
        keptOf(sum.keptAfter30, sum.lookedAfter30),
        keptOf(sum.keptAfter300, sum.lookedAfter300),
        medianOf(sum),
      ]),
  };
}

/** How the numbers came about, where there are any. */
export function suggestionNotes(sums: readonly SuggestionSum[]): string[] {
  return sums.length === 0
    ? []
    : [
        vscode.l10n.t(
          "Suggestions: VS Code does not tell what it shows, or what is taken in part. It is inferred from what changes in the document: shown is what stood for 0.3 s, taken in part what was typed along or taken word by word for a word at least, kept how much of an accepted text is still there.",
        ),
      ];
}

function shareOf(part: number, all: number): string {
  // What is put right on a later day makes less than nothing of one of them.
  const [some, whole] = [Math.max(0, part), Math.max(0, all)];
  return whole === 0
    ? tellNumber(some)
    : vscode.l10n.t("{0} ({1} %)", tellNumber(some), Math.min(100, Math.round((100 * some) / whole)));
}

function keptOf(kept: number, looked: number): string {
  return looked === 0 ? "" : vscode.l10n.t("{0} % of {1}", Math.round((100 * kept) / looked), tellNumber(looked));
}

function medianOf({ ghostMs }: SuggestionSum): string {
  const median = quantile(ghostMs, 0.5);
  return median === undefined ? "" : vscode.l10n.t("{0} ms", tellNumber(Math.round(median)));
}
