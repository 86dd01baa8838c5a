import * as vscode from "vscode";
import type { ModelEntry } from "../../modelEntry.ts";
import { listedModels, writeModels } from "../../modelList.ts";
import { isSameModel, movedUp, withoutEntry } from "./entryList.ts";

/** What a person may do with a model that is set up. */
type Deed = "again" | "up" | "out";

/** Asks what is to become of a model that is set up, and does it; `true`: it is to be tried again, which is left to the caller. */
export async function askAbout(entry: ModelEntry): Promise<boolean> {
  const entries = listedModels();
  const first = entries[0];
  const isFirst = first !== undefined && isSameModel(first, entry);
  const choices: readonly (vscode.QuickPickItem & { readonly deed: Deed })[] = [
    { label: vscode.l10n.t("Try it again"), deed: "again" },
    ...(isFirst ? [] : [{ label: vscode.l10n.t("Ask it earlier"), deed: "up" } as const]),
    { label: vscode.l10n.t("Take it out"), deed: "out" },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title: entry.name });
  if (chosen?.deed === "up") {
    await writeModels(movedUp(entries, entry));
  } else if (chosen?.deed === "out") {
    await writeModels(withoutEntry(entries, entry));
  }
  return chosen?.deed === "again";
}
