import * as vscode from "vscode";
import type { Switches } from "../switches.ts";

/** What a click on the status bar item offers. */
export async function openMenu(switches: Switches): Promise<void> {
  const language = vscode.window.activeTextEditor?.document.languageId;
  const off = switches.offReason(language);
  const choices = [
    {
      label:
        off === undefined ? vscode.l10n.t("Switch suggestions off") : vscode.l10n.t("Switch suggestions on or off"),
      command: "caveat.toggle",
    },
    ...(language === undefined
      ? []
      : [{ label: vscode.l10n.t("Switch suggestions on or off for {0}", language), command: "caveat.toggleLanguage" }]),
    {
      label: off === "snoozed" ? vscode.l10n.t("Wake up or snooze again") : vscode.l10n.t("Snooze"),
      command: "caveat.snooze",
    },
    { label: vscode.l10n.t("Why no suggestion?"), command: "caveat.whyNoSuggestion" },
    { label: vscode.l10n.t("Set up a model"), command: "caveat.setUpModel" },
    { label: vscode.l10n.t("Show the log"), command: "caveat.showLog" },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { placeHolder: "Caveat" });
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(chosen.command);
  }
}
