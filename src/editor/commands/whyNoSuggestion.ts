import * as vscode from "vscode";
import type { LastPress } from "../../completion/lastPress.ts";
import type { Access } from "../access.ts";
import type { Mend } from "../messages.ts";
import { type PressTold, tellNoPress, tellPress, tellStanding } from "../pressWords.ts";
import type { Switches } from "../switches.ts";

export interface WhyNoSuggestionParts {
  readonly switches: Switches;
  readonly access: Access;
  lastPress(): LastPress | undefined;
}

interface Choice extends vscode.QuickPickItem {
  readonly mend?: Mend;
}

/** Says what became of the last key press in the active editor, and offers what mends it. */
export async function whyNoSuggestion(parts: WhyNoSuggestionParts): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("No file is open."));
    return;
  }
  const told = toldOf(document, parts);
  const title = vscode.l10n.t("Why no suggestion in {0}?", vscode.workspace.asRelativePath(document.uri, false));
  const placeHolder = vscode.l10n.t("Choose what to do, or press Escape");
  const chosen = await vscode.window.showQuickPick(choicesOf(told), { title, placeHolder });
  if (chosen?.mend !== undefined) {
    const { command, given = [] } = chosen.mend;
    await vscode.commands.executeCommand(command, ...given);
  }
}

/** What holds for the document now goes first: a key before it was switched off explains nothing. */
function toldOf(document: vscode.TextDocument, { switches, access, lastPress }: WhyNoSuggestionParts): PressTold {
  const uri = document.uri.toString();
  const closed = switches.offReason(document.languageId) ?? access.closedReason(document);
  if (closed !== undefined) {
    return tellStanding(closed);
  }
  const press = lastPress();
  const isEnabled = vscode.workspace.getConfiguration("editor.inlineSuggest", document).get<boolean>("enabled", true);
  return press?.uri === uri && isEnabled ? tellPress(press) : tellNoPress(!isEnabled);
}

function choicesOf({ sentence, detail, mends, steps }: PressTold): readonly Choice[] {
  return [
    { label: sentence, ...(detail === undefined ? {} : { detail }) },
    ...section(
      vscode.l10n.t("What can be done"),
      mends.map((mend) => ({ label: mend.title, mend })),
    ),
    ...section(
      vscode.l10n.t("What happened"),
      steps.map(({ name, found }, index) => ({ label: `${index + 1}. ${name}`, description: found })),
    ),
  ];
}

function section(label: string, choices: readonly Choice[]): readonly Choice[] {
  return choices.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...choices];
}
