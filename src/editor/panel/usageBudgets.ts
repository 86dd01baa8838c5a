import * as vscode from "vscode";
import type { Budgets } from "../../usage/budgets.ts";
import type { UsageSummary } from "../../usage/ledger.ts";
import { dayOf, dollarsOf } from "../../usage/sums.ts";
import type { Usage } from "../../webview/protocol.ts";
import { tellDollars } from "./dollars.ts";

type Budget = Usage["budgets"][number];

/** Each budget, and what is left of it; today and the month also where they have none. `now`: milliseconds since 1970. */
export function budgetsView(
  { sums, heldDollars, heldByFeature }: Pick<UsageSummary, "sums" | "heldDollars" | "heldByFeature">,
  { request = 0, features = {}, day = 0, month = 0 }: Budgets,
  now: number,
): Budget[] {
  const today = dayOf(now);
  const ofFeatures = Object.entries(features)
    .filter(([, budget]) => budget > 0)
    .map(([feature, budget]) => {
      const own = sums.filter((sum) => sum.feature === feature);
      const spent = dollarsOf(own, today);
      return budgetView(vscode.l10n.t("Today, {0}", feature), { spent, held: heldByFeature[feature] ?? 0, budget });
    });
  const [spentToday, spentMonth] = [dollarsOf(sums, today), dollarsOf(sums, today.slice(0, 7))];
  return [
    ...(request === 0 ? [] : [requestView(request)]),
    ...ofFeatures,
    budgetView(vscode.l10n.t("Today"), { spent: spentToday, held: heldDollars, budget: day }),
    budgetView(vscode.l10n.t("This month"), { spent: spentMonth, held: heldDollars, budget: month }),
  ];
}

function requestView(budget: number): Budget {
  return { name: vscode.l10n.t("One request"), amount: vscode.l10n.t("{0} at most", tellDollars(budget)) };
}

interface Used {
  readonly spent: number;
  /** Reserved by requests that still run. */
  readonly held: number;
  readonly budget: number;
}

function budgetView(name: string, { spent, held, budget }: Used): Budget {
  if (budget === 0) {
    return { name, amount: vscode.l10n.t("{0}, no budget set", tellDollars(spent)) };
  }
  const left = tellDollars(Math.max(0, budget - spent - held));
  const [used, whole] = [tellDollars(spent), tellDollars(budget)];
  const amount =
    held === 0
      ? vscode.l10n.t("{0} of {1}, {2} left", used, whole, left)
      : vscode.l10n.t("{0} of {1} and {2} reserved, {3} left", used, whole, tellDollars(held), left);
  return { name, amount, share: Math.min(1, (spent + held) / budget) };
}
