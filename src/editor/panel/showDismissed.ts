import * as vscode from "vscode";
import type { Dismissal } from "../../evidence/index.ts";
import { nameOf } from "./caveats.ts";
import type { Dismissals } from "./dismissals.ts";

interface DismissalItem extends vscode.QuickPickItem {
  readonly dismissal: Dismissal;
}

/** Lists the rules that the person dismissed in this workspace; what is chosen is told of again. */
export async function showDismissed(dismissals: Dismissals): Promise<void> {
  const items = dismissals.current.map(itemOf);
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("No rule of a check is dismissed in this workspace."));
    return;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t("Dismissed checks"),
    placeHolder: vscode.l10n.t("Choose what is to be told of again"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen !== undefined && chosen.length > 0) {
    await dismissals.takeBack(chosen.map(({ dismissal }) => dismissal));
  }
}

function itemOf(dismissal: Dismissal): DismissalItem {
  const { check, rule, folder } = dismissal;
  const detail = folder === undefined ? vscode.l10n.t("in this workspace") : vscode.l10n.t("in {0}", folder);
  return { label: nameOf(check), description: rule, detail, dismissal };
}
