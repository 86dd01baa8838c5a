import * as vscode from "vscode";
import type { Budgets } from "../../usage/budgets.ts";
import { type Histogram, quantile } from "../../usage/histogram.ts";
import type { UsageSummary } from "../../usage/ledger.ts";
import { isLoopback } from "../../usage/prices.ts";
import type { RequestOutcome, RequestRecord } from "../../usage/record.ts";
import { addedBy, dayOf, dollarsOf, type Sum } from "../../usage/sums.ts";
import type { Table, Usage } from "../../webview/protocol.ts";
import { tellDollars } from "./dollars.ts";

/** Days that the page shows; the export has all that are kept. */
const shownDays = 30;

/** What the page shows of the ledger. `now`: milliseconds since 1970. */
export function usageView({ sums, lastRequests, heldDollars }: UsageSummary, budgets: Budgets, now: number): Usage {
  const days = lastDays(now);
  const shown = sums.filter(({ day }) => day >= (days[0] ?? ""));
  const byDay = addedBy(shown, ({ day }) => day);
  const today = dayOf(now);
  return {
    budgets: [
      budgetView(vscode.l10n.t("Today"), dollarsOf(sums, today), heldDollars, budgets.day ?? 0),
      budgetView(vscode.l10n.t("This month"), dollarsOf(sums, today.slice(0, 7)), heldDollars, budgets.month ?? 0),
    ],
    days: days.map((day) => ({ day, dollars: byDay.get(day)?.dollars ?? 0, tokens: tokensOf(byDay.get(day)) })),
    byDay: tableOf(vscode.l10n.t("Day"), new Map([...byDay].sort().reverse())),
    byFeature: tableOf(
      vscode.l10n.t("Feature"),
      addedBy(shown, ({ feature }) => feature),
    ),
    byModel: timesTable(addedBy(shown, ({ model }) => model)),
    lastRequests: requestsTable(lastRequests),
    byHost: tableOf(vscode.l10n.t("Host"), addedBy(shown, hostOf)),
    notes: notesOf(shown),
  };
}

function lastDays(now: number): readonly string[] {
  const date = new Date(now);
  return Array.from({ length: shownDays }, (_, index) =>
    dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() - (shownDays - 1 - index), 12).getTime()),
  );
}

function budgetView(name: string, spent: number, held: number, budget: number): Usage["budgets"][number] {
  if (budget === 0) {
    return { name, amount: vscode.l10n.t("{0}, no budget set", tellDollars(spent)) };
  }
  const amount =
    held === 0
      ? vscode.l10n.t("{0} of {1}", tellDollars(spent), tellDollars(budget))
      : vscode.l10n.t("{0} of {1}, and {2} reserved", tellDollars(spent), tellDollars(budget), tellDollars(held));
  return { name, amount, share: Math.min(1, (spent + held) / budget) };
}

function tableOf(name: string, groups: ReadonlyMap<string, Sum>): Table {
  return {
    columns: [name, vscode.l10n.t("Requests"), vscode.l10n.t("Tokens in"), vscode.l10n.t("Tokens out"), costColumn()],
    rows: [...groups].map(([group, sum]) => [
      group,
      number(sum.requests),
      number(sum.inputTokens),
      number(sum.outputTokens),
      costOfSum(sum),
    ]),
  };
}

function timesTable(groups: ReadonlyMap<string, Sum>): Table {
  return {
    columns: [
      vscode.l10n.t("Model"),
      vscode.l10n.t("Requests"),
      vscode.l10n.t("Failed"),
      vscode.l10n.t("First text, p50 / p95"),
      vscode.l10n.t("In all, p50 / p95"),
      vscode.l10n.t("Cached tokens"),
      costColumn(),
    ],
    rows: [...groups].map(([model, sum]) => [
      model,
      number(sum.requests),
      number(sum.failed),
      times(sum.firstMs),
      times(sum.totalMs),
      number(sum.cachedTokens),
      costOfSum(sum),
    ]),
  };
}

function requestsTable(records: readonly RequestRecord[]): Table {
  return {
    columns: [
      vscode.l10n.t("When"),
      vscode.l10n.t("Feature"),
      vscode.l10n.t("Model"),
      vscode.l10n.t("Tokens in / out"),
      costColumn(),
      vscode.l10n.t("Time"),
      vscode.l10n.t("Outcome"),
    ],
    rows: records.map((record) => [
      new Date(record.at).toLocaleString(vscode.env.language, { dateStyle: "short", timeStyle: "medium" }),
      record.feature,
      record.model,
      `${record.isEstimate ? "≈ " : ""}${number(record.inputTokens)} / ${number(record.outputTokens)}`,
      record.dollars === undefined ? vscode.l10n.t("not known") : tellDollars(record.dollars),
      tellTime(record.totalMs),
      record.failure === undefined ? outcomes[record.outcome]() : `${outcomes[record.outcome]()}: ${record.failure}`,
    ]),
  };
}

const outcomes: Readonly<Record<RequestOutcome, () => string>> = {
  done: () => vscode.l10n.t("done"),
  cut: () => vscode.l10n.t("cut off"),
  looped: () => vscode.l10n.t("ended: it repeated itself"),
  stopped: () => vscode.l10n.t("stopped"),
  failed: () => vscode.l10n.t("failed"),
};

function notesOf(sums: readonly Sum[]): string[] {
  const count = (pick: (sum: Sum) => number) => sums.reduce((total, sum) => total + pick(sum), 0);
  const [estimated, unpriced] = [count((sum) => sum.estimated), count((sum) => sum.unpriced)];
  return [
    ...(estimated === 0
      ? []
      : [vscode.l10n.t("Requests whose tokens are estimated, since nobody counted them: {0}", number(estimated))]),
    ...(unpriced === 0
      ? []
      : [
          vscode.l10n.t(
            "Requests whose price is not known: {0}. The setting caveat.usage.prices takes it.",
            number(unpriced),
          ),
        ]),
  ];
}

function hostOf({ origin }: Sum): string {
  const host = URL.parse(origin)?.host ?? origin;
  return isLoopback(origin) ? vscode.l10n.t("{0} (this machine: nothing left it)", host) : host;
}

function costColumn(): string {
  return vscode.l10n.t("Cost");
}

function costOfSum({ dollars, unpriced, requests }: Sum): string {
  return unpriced === requests ? vscode.l10n.t("not known") : tellDollars(dollars);
}

function tokensOf(sum: Sum | undefined): number {
  return (sum?.inputTokens ?? 0) + (sum?.outputTokens ?? 0);
}

function times(histogram: Histogram): string {
  const [median, slow] = [quantile(histogram, 0.5), quantile(histogram, 0.95)];
  return median === undefined || slow === undefined ? "" : `${tellTime(median)} / ${tellTime(slow)}`;
}

function tellTime(milliseconds: number): string {
  return vscode.l10n.t("{0} s", (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 0));
}

function number(value: number): string {
  return value.toLocaleString(vscode.env.language);
}
