import * as vscode from "vscode";
import { pickOrTypeAgain } from "./pickOrType.ts";
import { admit, placeOf, say, type TaskParts, targetOf } from "./task.ts";

/**
 * Changes what is selected, else the symbol at the cursor, as an instruction says that it asks for. Arguments: a `Uri` and a `Range`
 * of it, and the instruction.
 */
export async function change(
  { panel, access, memory }: TaskParts,
  uri?: unknown,
  range?: unknown,
  given?: unknown,
): Promise<void> {
  const target = await targetOf(uri, range);
  const document = target && (await admit(access, target.document));
  if (target === undefined || document === undefined) {
    return;
  }
  const place = await placeOf(target.document, target.range);
  if (place.selection === undefined) {
    say(vscode.l10n.t("Select the code to change first."));
    return;
  }
  const instruction =
    typeof given === "string"
      ? given
      : await pickOrTypeAgain(memory, "change", {
          title: vscode.l10n.t("Change selection"),
          placeholder: vscode.l10n.t("What should change?"),
        });
  if (instruction !== undefined) {
    await panel.begin({ feature: "change", document, ...place, instruction }, vscode.l10n.t("Change selection"));
  }
}
