import * as vscode from "vscode";
import { uncommittedChanges } from "../git.ts";
import { changesOf, chooseRepository } from "./repository.ts";
import type { TaskParts } from "./task.ts";

/** Reviews the uncommitted changes of a repository: staged or not, with small new files. Argument: its `SourceControl`, or a `Uri` in it. */
export async function review({ panel }: TaskParts, given?: unknown): Promise<void> {
  const repository = await chooseRepository(given);
  const changes = repository && changesOf(repository, await uncommittedChanges(repository));
  if (changes !== undefined) {
    await panel.begin({ feature: "review", ...changes }, vscode.l10n.t("Review changes"));
  }
}
