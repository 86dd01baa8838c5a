import * as vscode from "vscode";
import { type Histogram, quantile } from "../../usage/histogram.ts";
import type { RequestOutcome, RequestRecord } from "../../usage/record.ts";
import type { Sum } from "../../usage/sums.ts";
import type { Table } from "../../webview/protocol.ts";
import { tellDollars } from "./dollars.ts";
import { tellNumber, tellTime } from "./usageNumbers.ts";

/** All that is known of each group: tokens, time, what was taken, cost. `name`: what the groups are. */
export function groupsTable(name: string, groups: ReadonlyMap<string, Sum>): Table {
  return {
    columns: [
      name,
      vscode.l10n.t("Requests"),
      vscode.l10n.t("Failed"),
      vscode.l10n.t("Tokens in"),
      vscode.l10n.t("Cached"),
      vscode.l10n.t("Tokens out"),
      vscode.l10n.t("First text, p50 / p95"),
      vscode.l10n.t("In all, p50 / p95"),
      vscode.l10n.t("Taken"),
      costColumn(),
    ],
    rows: [...groups].map(([group, sum]) => [
      group,
      tellNumber(sum.requests),
      tellNumber(sum.failed),
      tellNumber(sum.inputTokens),
      cachedShare(sum),
      tellNumber(sum.outputTokens),
      times(sum.firstMs),
      times(sum.totalMs),
      taken(sum),
      costOfSum(sum),
    ]),
  };
}

/** What left this machine, by where it went. */
export function hostsTable(groups: ReadonlyMap<string, Sum>): Table {
  return {
    columns: [
      vscode.l10n.t("Host"),
      vscode.l10n.t("Requests"),
      vscode.l10n.t("Tokens in"),
      vscode.l10n.t("Tokens out"),
      costColumn(),
    ],
    rows: [...groups].map(([host, sum]) => [
      host,
      tellNumber(sum.requests),
      tellNumber(sum.inputTokens),
      tellNumber(sum.outputTokens),
      costOfSum(sum),
    ]),
  };
}

/** A row for each request. */
export function requestsTable(records: readonly RequestRecord[]): Table {
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
      record.prompt ?? record.feature,
      record.model,
      `${record.isEstimate ? "≈ " : ""}${tellNumber(record.inputTokens)} / ${tellNumber(record.outputTokens)}`,
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

function costColumn(): string {
  return vscode.l10n.t("Cost");
}

function costOfSum({ dollars, unpriced, requests }: Sum): string {
  if (requests === 0) {
    return "";
  }
  return unpriced === requests ? vscode.l10n.t("not known") : tellDollars(dollars);
}

function cachedShare({ cachedTokens, inputTokens }: Sum): string {
  return cachedTokens === 0 ? "" : vscode.l10n.t("{0} %", Math.round((100 * cachedTokens) / inputTokens));
}

function taken({ kept, dropped }: Sum): string {
  return kept + dropped === 0 ? "" : vscode.l10n.t("{0} of {1}", tellNumber(kept), tellNumber(kept + dropped));
}

function times(histogram: Histogram): string {
  const [median, slow] = [quantile(histogram, 0.5), quantile(histogram, 0.95)];
  return median === undefined || slow === undefined ? "" : `${tellTime(median)} / ${tellTime(slow)}`;
}
