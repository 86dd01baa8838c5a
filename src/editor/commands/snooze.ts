import * as vscode from "vscode";
import type { Switches } from "../switches.ts";

/** Asks for how long, and silences ghost text until then; snoozed already, it offers to wake it. */
export async function snooze(switches: Switches): Promise<void> {
  const choices = [5, 15, 60].map((minutes) => ({ label: vscode.l10n.t("{0} minutes", minutes), minutes }));
  const wake = { label: vscode.l10n.t("Wake up now"), minutes: 0 };
  const chosen = await vscode.window.showQuickPick(
    switches.offReason(undefined) === "snoozed" ? [wake, ...choices] : choices,
    {
      placeHolder: vscode.l10n.t("No suggestions for how long?"),
    },
  );
  if (chosen !== undefined) {
    switches.snoozeFor(chosen.minutes);
  }
}
