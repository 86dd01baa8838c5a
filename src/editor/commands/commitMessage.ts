import * as vscode from "vscode";
import { changesToCommit } from "../git.ts";
import { changesOf, chooseRepository } from "./repository.ts";
import type { TaskParts } from "./task.ts";

/**
 * Drafts a message for what is staged or, where nothing is, for all changes. Argument: the repository's `SourceControl`, or a `Uri`
 * in it. `putCommitMessage` of `src/editor/git.ts` puts the answer into the input.
 */
export async function commitMessage({ panel }: TaskParts, given?: unknown): Promise<void> {
  const repository = await chooseRepository(given);
  const changes = repository && changesOf(repository, await changesToCommit(repository));
  if (changes !== undefined) {
    await panel.begin({ feature: "commitMessage", ...changes }, vscode.l10n.t("Draft commit message"));
  }
}
