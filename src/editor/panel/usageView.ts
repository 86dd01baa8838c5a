import * as vscode from "vscode";
import type { Budgets } from "../../usage/budgets.ts";
import { type Group, groupsByDay, together } from "../../usage/groups.ts";
import { type Histogram, quantile } from "../../usage/histogram.ts";
import type { UsageSummary } from "../../usage/ledger.ts";
import { isLoopback } from "../../usage/prices.ts";
import { addedBy, dayOf, type Sum } from "../../usage/sums.ts";
import type { Span, Usage, UsageGroup } from "../../webview/protocol.ts";
import { budgetsView } from "./usageBudgets.ts";
import { tellNumber } from "./usageNumbers.ts";
import { suggestionNotes, suggestionsTable } from "./usageSuggestions.ts";
import { groupsTable, hostsTable, requestsTable } from "./usageTables.ts";

/** Days that the page shows; the export has all that are kept. */
const shownDays = 30;

/** What the page shows of the ledger. `now`: milliseconds since 1970. */
export function usageView(summary: UsageSummary, budgets: Budgets, now: number): Usage {
  const days = lastDays(now);
  const shown = summary.sums.filter(({ day }) => day >= (days[0] ?? ""));
  const suggestions = summary.suggestions.filter(({ day }) => day >= (days[0] ?? ""));
  const sent = shown.filter(({ requests }) => requests > 0);
  const byDay = addedBy(shown, ({ day }) => day);
  const featureOf = ({ feature }: Sum) => feature;
  const modelOf = ({ model }: Sum) => model;
  return {
    budgets: budgetsView(summary, budgets, now),
    days: days.map((day) => ({ day, ...figuresOf(byDay.get(day)) })),
    features: groupsByDay(shown, days, featureOf).map(groupView),
    models: groupsByDay(shown, days, modelOf).map(groupView),
    byDay: groupsTable(vscode.l10n.t("Day"), new Map([...byDay].sort().reverse())),
    byFeature: groupsTable(vscode.l10n.t("Feature"), addedBy(shown, featureOf)),
    byModel: groupsTable(vscode.l10n.t("Model"), addedBy(shown, modelOf)),
    suggestions: suggestionsTable(suggestions),
    lastRequests: requestsTable(summary.lastRequests),
    byHost: hostsTable(addedBy(sent, hostOf)),
    notes: [...notesOf(together(shown)), ...suggestionNotes(suggestions)],
  };
}

function lastDays(now: number): readonly string[] {
  const date = new Date(now);
  return Array.from({ length: shownDays }, (_, index) =>
    dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() - (shownDays - 1 - index), 12).getTime()),
  );
}

function groupView({ name = vscode.l10n.t("others"), dollars, tokens, all }: Group): UsageGroup {
  return { name, dollars: [...dollars], tokens: [...tokens], ...figuresOf(all) };
}

function figuresOf(sum: Sum | undefined): Pick<UsageGroup, "delays" | "decided"> {
  if (sum === undefined) {
    return { delays: {}, decided: { taken: 0, offered: 0 } };
  }
  const [first, all] = [spanOf(sum.firstMs), spanOf(sum.totalMs)];
  // What was dropped on another day and taken on this one makes less than nothing of one of them.
  const [taken, dropped] = [Math.max(0, sum.kept), Math.max(0, sum.dropped)];
  return {
    delays: { ...(first === undefined ? {} : { first }), ...(all === undefined ? {} : { all }) },
    decided: { taken, offered: taken + dropped },
  };
}

function spanOf(histogram: Histogram): Span | undefined {
  const [half, most] = [quantile(histogram, 0.5), quantile(histogram, 0.95)];
  return half === undefined || most === undefined ? undefined : { half, most };
}

/** What to know of the numbers. */
function notesOf(sum: Sum | undefined): string[] {
  if (sum === undefined) {
    return [];
  }
  const { cachedTokens, inputTokens, looped, estimated, unpriced, kept, dropped } = sum;
  const cached = Math.round((100 * cachedTokens) / Math.max(1, inputTokens));
  return [
    ...(cachedTokens === 0 ? [] : [vscode.l10n.t("Cached {0} % of the input, which costs less.", cached)]),
    ...(looped === 0
      ? []
      : [vscode.l10n.t("Answers that were ended because they repeated themselves: {0}", tellNumber(looped))]),
    ...(estimated === 0
      ? []
      : [vscode.l10n.t("Requests whose tokens are estimated, since nobody counted them: {0}", tellNumber(estimated))]),
    ...(unpriced === 0
      ? []
      : [
          vscode.l10n.t(
            "Requests whose price is not known: {0}. The setting caveat.usage.prices takes it.",
            tellNumber(unpriced),
          ),
        ]),
    ...(kept + dropped === 0
      ? []
      : [
          vscode.l10n.t(
            "A suggestion counts as offered when VS Code gets it, and as taken when it is taken as a whole: VS Code does not tell whether it was seen, nor what is taken word by word.",
          ),
        ]),
  ];
}

function hostOf({ origin }: Sum): string {
  const host = URL.parse(origin)?.host ?? origin;
  return isLoopback(origin) ? vscode.l10n.t("{0} (this machine: nothing left it)", host) : host;
}
