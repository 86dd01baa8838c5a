import * as vscode from "vscode";
import { linesOf } from "../knowledge/symbols.ts";
import { pickOrTypeAgain } from "./pickOrType.ts";
import { activeEditor, admit, type TaskParts } from "./task.ts";

/** Writes new code at the cursor, or over what is selected, from an instruction that it asks for. An argument is the instruction. */
export async function generate({ panel, access, memory }: TaskParts, given?: unknown): Promise<void> {
  const editor = activeEditor();
  const document = editor && (await admit(access, editor.document));
  if (editor === undefined || document === undefined) {
    return;
  }
  const { selection } = editor;
  const instruction =
    typeof given === "string"
      ? given
      : await pickOrTypeAgain(memory, "generate", {
          title: vscode.l10n.t("Generate"),
          placeholder: vscode.l10n.t("What should the code do?"),
        });
  if (instruction !== undefined) {
    const place = selection.isEmpty ? {} : { selection: linesOf(selection) };
    const task = { feature: "generate", document, instruction, cursorLine: selection.start.line, ...place } as const;
    await panel.begin(task, vscode.l10n.t("Generate"));
  }
}
