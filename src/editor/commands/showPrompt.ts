import * as vscode from "vscode";
import { labelOf } from "../../context/newItem.ts";
import { ModelError } from "../../model/errors.ts";
import type { Access } from "../access.ts";
import { snapshotOf } from "../documents.ts";
import { tell, tellReason } from "../messages.ts";
import type { Models } from "../models.ts";
import type { PromptDocument } from "../promptDocument.ts";
import { type PromptPreviewParts, previewPrompt } from "../promptPreview.ts";
import { tellNothingSent, tellPrompt } from "../promptWords.ts";
import type { Switches } from "../switches.ts";
import { pathOf } from "../workspaceFiles.ts";

export interface ShowPromptParts {
  readonly switches: Switches;
  readonly access: Access;
  readonly models: Models;
  readonly prompt: PromptPreviewParts & { readonly document: PromptDocument };
}

/** Shows exactly what would be sent for ghost text at the cursor, and sends nothing. */
export async function showPrompt(parts: ShowPromptParts): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("No file is open."));
    return;
  }
  await parts.prompt.document.show(await told(editor, parts));
}

async function told(
  { document, selection }: vscode.TextEditor,
  { switches, access, models, prompt }: ShowPromptParts,
): Promise<string> {
  const place = labelOf({ name: pathOf(document.uri), lines: { start: selection.active.line, count: 1 } });
  const closed = switches.offReason(document.languageId) ?? access.closedReason(document);
  if (closed !== undefined) {
    return tellNothingSent(place, vscode.l10n.t("The reason: {0}.", tellReason(closed)));
  }
  const [model] = (await models.forCompletion(document)).models;
  if (model.capabilities.learnsWorkspace) {
    const reason = vscode.l10n.t(
      "The embedded model answers here. It runs on this machine and has learnt the files itself.",
    );
    return tellNothingSent(place, reason);
  }
  try {
    const snapshot = snapshotOf(document, selection.active);
    const preview = await previewPrompt(snapshot, model, prompt, new AbortController().signal);
    return tellPrompt({ place, model: model.id, origin: await models.originOf(model.id) }, preview);
  } catch (error) {
    if (!(error instanceof ModelError)) {
      throw error;
    }
    return tellNothingSent(place, tell(error).sentence);
  }
}
