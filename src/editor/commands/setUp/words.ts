import * as vscode from "vscode";
import type { Trial as FormTrial } from "../../../completion/probe.ts";
import { tellForm } from "./formWords.ts";
import type { Can, Trial } from "./trial.ts";

/** Says in a sentence or two what a trial found, and what it tried before. */
export function tellFound(model: string, { found, can }: Trial): string {
  const { fim, filled, latency, tried } = found;
  const how = fim === "none" ? "" : tellForm(fim);
  const works = vscode.l10n.t(
    "{0} works. It fills holes {1}; its first text came after {2} ms.",
    model,
    how,
    Math.round(latency),
  );
  const poor = filled ? "" : vscode.l10n.t("It filled the test hole wrongly, so expect poor suggestions.");
  const others = tried.filter(({ form }) => form !== fim);
  return [works, poor, tellCan(can), tellOthers(others)].filter((sentence) => sentence !== "").join(" ");
}

/** What was found out besides the hole, as one sentence; empty where nothing was. */
function tellCan({ contextWindow, tools, logprobs, promptCaching }: Can): string {
  const has = [
    ...(contextWindow === undefined ? [] : [vscode.l10n.t("a window of {0} tokens", contextWindow)]),
    ...(tools ? [vscode.l10n.t("calls of tools")] : []),
    ...(logprobs ? [vscode.l10n.t("probabilities")] : []),
    ...(promptCaching ? [vscode.l10n.t("cached prompts")] : []),
  ];
  return has.length === 0 ? "" : vscode.l10n.t("It has {0}.", has.join(", "));
}

function tellOthers(others: readonly FormTrial[]): string {
  const refused = others.filter(({ result }) => result === "failed").map(({ form }) => form);
  const wrong = others.filter(({ result }) => result !== "failed").map(({ form }) => form);
  return [
    ...(refused.length === 0 ? [] : [vscode.l10n.t("It refused: {0}.", refused.join(", "))]),
    ...(wrong.length === 0 ? [] : [vscode.l10n.t("It answered wrongly to: {0}.", wrong.join(", "))]),
  ].join(" ");
}
