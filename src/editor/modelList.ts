import * as vscode from "vscode";
import * as z from "zod/mini";
import { type ModelEntry, modelEntry } from "./modelEntry.ts";
import { targetOf } from "./target.ts";

/** The models that are set up, in the order in which they are asked; none where the setting can't be read. */
export function listedModels(): readonly ModelEntry[] {
  const found = z.array(modelEntry).safeParse(vscode.workspace.getConfiguration("caveat").get("models"));
  return found.success ? found.data : [];
}

/** Writes the person's list anew. */
export async function writeModels(entries: readonly ModelEntry[]): Promise<void> {
  await vscode.workspace.getConfiguration("caveat").update("models", entries, vscode.ConfigurationTarget.Global);
}

/** The list with an entry in front; one of the same model at the same place gives way to it. */
export function withFirst(entry: ModelEntry, entries: readonly ModelEntry[]): readonly ModelEntry[] {
  return [entry, ...entries.filter((other) => !isSameModel(other, entry))];
}

export function isSameModel(one: ModelEntry, other: ModelEntry): boolean {
  return one.provider === other.provider && one.name === other.name && targetOf(one).origin === targetOf(other).origin;
}
