import * as vscode from "vscode";
import { admit, placeOf, type TaskParts, targetOf } from "./task.ts";

/** Writes documentation for what is selected, else the symbol at the cursor, else the whole file. Arguments: a `Uri`, and a `Range` of it. */
export async function writeDocumentation({ panel, access }: TaskParts, uri?: unknown, range?: unknown): Promise<void> {
  const target = await targetOf(uri, range);
  const document = target && (await admit(access, target.document));
  if (target !== undefined && document !== undefined) {
    const place = await placeOf(target.document, target.range);
    await panel.begin({ feature: "document", document, ...place }, vscode.l10n.t("Write documentation"));
  }
}
