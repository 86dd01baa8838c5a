import * as vscode from "vscode";
import { pickOrTypeAgain } from "./pickOrType.ts";
import { beginAboutSelection } from "./selectionTask.ts";
import type { TaskParts } from "./task.ts";

/** Changes what is selected as an instruction says that it asks for. Arguments: those of `beginAboutSelection`. */
export function change(parts: TaskParts, ...given: readonly unknown[]): Promise<void> {
  const title = vscode.l10n.t("Change selection");
  const placeholder = vscode.l10n.t("What should change?");
  return beginAboutSelection(parts, given, {
    feature: "change",
    title,
    nothing: vscode.l10n.t("Select the code to change first."),
    ask: () => pickOrTypeAgain(parts.memory, "change", { title, placeholder }),
  });
}
