import * as vscode from "vscode";
import { type ModelEntry, modelEntry } from "./modelEntry.ts";

/** The models that are set up, as far as their entries can be used, in the order in which they are asked. */
export function listedModels(): readonly ModelEntry[] {
  return written().flatMap((entry) => modelEntry.safeParse(entry).data ?? []);
}

/** Writes the person's list anew; an entry that can't be used stays at its end, for the person to mend. */
export async function writeModels(entries: readonly ModelEntry[]): Promise<void> {
  const wrong = written().filter((entry) => !modelEntry.safeParse(entry).success);
  await vscode.workspace
    .getConfiguration("caveat")
    .update("models", [...entries, ...wrong], vscode.ConfigurationTarget.Global);
}

function written(): readonly unknown[] {
  const models = vscode.workspace.getConfiguration("caveat").get<unknown>("models");
  return Array.isArray(models) ? models : [];
}
