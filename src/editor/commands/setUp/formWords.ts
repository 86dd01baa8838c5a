import * as vscode from "vscode";
import type { FimForm, fimFamilies } from "../../../model/fimForm.ts";

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

/** How a model is asked in a form. */
export function tellForm(form: FimForm): string {
  switch (form) {
    case "suffix":
      return vscode.l10n.t("by prompt and suffix");
    case "infill":
      return vscode.l10n.t("by llama.cpp's /infill");
    case "generate":
      return vscode.l10n.t("by Ollama's /api/generate");
    case "fimEndpoint":
      return vscode.l10n.t("by /fim/completions");
    case "hole":
      return vscode.l10n.t("by a chat prompt");
    default:
      return vscode.l10n.t("by a raw prompt with the tokens of {0}", familyNames[form]);
  }
}
