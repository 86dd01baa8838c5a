import * as vscode from "vscode";
import type { FimForm, fimFamilies } from "../../../model/fimForm.ts";
import type { Found, Trial } from "../../../prompt/probe.ts";

/** How the families are called where they come from. */
const familyNames: Readonly<Record<(typeof fimFamilies)[number], string>> = {
  qwen: "Qwen Coder",
  codestral: "Codestral",
  deepseek: "DeepSeek Coder",
  starcoder: "StarCoder",
  codellama: "Code Llama",
  codegemma: "CodeGemma",
  granite: "Granite",
  seedCoder: "Seed-Coder",
};

/** Says in a sentence or two what a trial found, and what it tried before. */
export function tellFound(model: string, found: Found): string {
  const { fim, filled, latency, tried } = found;
  const how = fim === "none" ? "" : tellForm(fim);
  const works = vscode.l10n.t(
    "{0} works. It fills holes {1}; its first text came after {2} ms.",
    model,
    how,
    Math.round(latency),
  );
  const poor = filled ? "" : ` ${vscode.l10n.t("It filled the test hole wrongly, so expect poor suggestions.")}`;
  const others = tried.filter(({ form }) => form !== fim);
  return works + poor + (others.length === 0 ? "" : ` ${tellOthers(others)}`);
}

function tellOthers(others: readonly Trial[]): string {
  const refused = others.filter(({ result }) => result === "failed").map(({ form }) => form);
  const wrong = others.filter(({ result }) => result !== "failed").map(({ form }) => form);
  return [
    ...(refused.length === 0 ? [] : [vscode.l10n.t("It refused: {0}.", refused.join(", "))]),
    ...(wrong.length === 0 ? [] : [vscode.l10n.t("It answered wrongly to: {0}.", wrong.join(", "))]),
  ].join(" ");
}

function tellForm(form: FimForm): string {
  switch (form) {
    case "suffix":
      return vscode.l10n.t("by prompt and suffix");
    case "infill":
      return vscode.l10n.t("by llama.cpp's /infill");
    case "generate":
      return vscode.l10n.t("by Ollama's /api/generate");
    case "hole":
      return vscode.l10n.t("by a chat prompt");
    default:
      return vscode.l10n.t("by a raw prompt with the tokens of {0}", familyNames[form]);
  }
}
