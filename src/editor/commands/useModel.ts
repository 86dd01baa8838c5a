import * as vscode from "vscode";
import type { ModelEntry } from "../modelEntry.ts";
import { listedModels, writeModels } from "../modelList.ts";
import { targetOf } from "../target.ts";

/** Puts another model of the same server into the place of one that is gone. What was found out of the old one is not kept but its form of filling holes. */
export async function useModel(...given: readonly unknown[]): Promise<void> {
  const [gone, origin, successor] = given.map(String);
  if (gone === undefined || origin === undefined || successor === undefined) {
    return;
  }
  const entries = listedModels().map((entry) =>
    entry.name === gone && targetOf(entry).origin === origin ? successorTo(entry, successor) : entry,
  );
  await writeModels(entries);
  void vscode.window.showInformationMessage(
    vscode.l10n.t("{0} answers in the place of {1}. Set it up again to find out what else it can do.", successor, gone),
  );
}

function successorTo(entry: ModelEntry, name: string): ModelEntry {
  const { tools: _tools, logprobs: _logprobs, contextWindow: _window, maxOutput: _most, ...kept } = entry;
  return { ...kept, name };
}
