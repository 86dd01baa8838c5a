import * as vscode from "vscode";
import type { Task } from "../../feature/task.ts";
import type { Changes } from "../git.ts";
import { repositories, repositoryOf } from "../git.ts";
import type { GitRepository } from "../gitApi.ts";
import { pathOf } from "../workspaceFiles.ts";
import { say } from "./task.ts";

/** The repository that a command is about: of the given source control view or file, else the active editor's, else the only one, else the chosen one. */
export async function chooseRepository(given: unknown): Promise<GitRepository | undefined> {
  const uri = uriIn(given) ?? vscode.window.activeTextEditor?.document.uri;
  const own = uri && (await repositoryOf(uri));
  const all = await repositories();
  if (own !== undefined || all.length <= 1) {
    const found = own ?? all[0];
    if (found === undefined) {
      say(vscode.l10n.t("No git repository is open in this window, or git is switched off."));
    }
    return found;
  }
  const items = all.map((repository) => ({ label: pathOf(repository.rootUri), repository }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Which repository?") });
  return chosen?.repository;
}

/** The part of a task that tells of changes; says so where there are none, or none that may be read. */
export function changesOf(repository: GitRepository, { diff, leftOut }: Changes): Partial<Task> | undefined {
  if (diff === "") {
    say(
      leftOut.length > 0
        ? vscode.l10n.t("All changed files are left out by ignore rules, or may hold secrets.")
        : vscode.l10n.t("There are no uncommitted changes."),
    );
    return undefined;
  }
  return { diff, leftOut, repository: repository.rootUri.toString() };
}

/** Menus of the source control view give their `SourceControl`, those of the explorer a `Uri`. */
function uriIn(given: unknown): vscode.Uri | undefined {
  const value = typeof given === "object" && given !== null && "rootUri" in given ? given.rootUri : given;
  return value instanceof vscode.Uri ? value : undefined;
}
