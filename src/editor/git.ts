import { join, relative, sep } from "node:path";
import * as vscode from "vscode";
import type { Structure } from "../feature/structure.ts";
import { IgnoreRules } from "../files/ignoreRules.ts";
import { readText } from "../files/readText.ts";
import { diffSections } from "./diffSections.ts";
import { type GitRepository, gitApi, untrackedStatus } from "./gitApi.ts";

/** Untracked files that go into a diff, and characters of one: more is rarely what a person wrote since the last commit. */
const mostUntracked = 50;
const longestUntracked = 20_000;

export type Commit = Structure["commits"][number];

/** Uncommitted changes as one unified diff, and the files that were left out of it because they may not be read. */
export interface Changes {
  readonly diff: string;
  readonly leftOut: readonly string[];
}

/** The repository that a file is in; `undefined` where there is none or no git. */
export async function repositoryOf(uri: vscode.Uri): Promise<GitRepository | undefined> {
  return (await gitApi())?.getRepository(uri) ?? undefined;
}

/** All repositories of the window. */
export async function repositories(): Promise<readonly GitRepository[]> {
  return (await gitApi())?.repositories ?? [];
}

/** What the next commit would hold: the staged changes; where nothing is staged, all. */
export async function changesToCommit(repository: GitRepository): Promise<Changes> {
  const staged = await letIn(repository, await repository.diff(true));
  return staged.diff === "" && staged.leftOut.length === 0 ? uncommittedChanges(repository) : staged;
}

/** All changes since the last commit: staged or not, with small untracked text files. */
export async function uncommittedChanges(repository: GitRepository): Promise<Changes> {
  await repository.status();
  const tracked = await letIn(repository, await trackedDiff(repository));
  const untracked = await letIn(repository, (await untrackedDiffs(repository)).join(""));
  return { diff: tracked.diff + untracked.diff, leftOut: [...tracked.leftOut, ...untracked.leftOut] };
}

/** The last commits that touched a file, the newest first; none where its repository has none or there is no git. */
export async function commitsOf(uri: vscode.Uri, maxEntries: number): Promise<readonly Commit[]> {
  const repository = await repositoryOf(uri);
  if (repository?.state.HEAD?.commit === undefined) {
    return [];
  }
  const commits = await repository.log({ path: uri.fsPath, maxEntries });
  return commits.map(({ hash, message, authorName, authorDate }) => ({
    hash,
    date: authorDate?.toISOString().slice(0, 10) ?? "",
    author: authorName ?? "",
    subject: message.split("\n", 1)[0] ?? "",
  }));
}

/** Puts a commit message into the repository's input, where there is still such a repository. */
export async function putCommitMessage(rootUri: string, message: string): Promise<boolean> {
  const repository = (await repositories()).find((each) => each.rootUri.toString() === rootUri);
  if (repository !== undefined) {
    repository.inputBox.value = message;
  }
  return repository !== undefined;
}

/** Before the first commit there is nothing to compare with, and what is staged and what is not are told apart. */
async function trackedDiff(repository: GitRepository): Promise<string> {
  return repository.state.HEAD?.commit === undefined
    ? (await repository.diff(true)) + (await repository.diff(false))
    : repository.diffWith("HEAD", ".");
}

async function untrackedDiffs(repository: GitRepository): Promise<readonly string[]> {
  const { workingTreeChanges, untrackedChanges = [] } = repository.state;
  const paths = [...workingTreeChanges.filter(({ status }) => status === untrackedStatus), ...untrackedChanges]
    .map(({ uri }) => uri.fsPath)
    .slice(0, mostUntracked);
  return Promise.all(
    paths.map(async (path) => {
      const text = await readText(path);
      const name = relative(repository.rootUri.fsPath, path).split(sep).join("/");
      return text === undefined || text.length > longestUntracked ? "" : newFileDiff(name, text);
    }),
  );
}

/** A new file as `git diff` would show it once it is staged. */
function newFileDiff(name: string, text: string): string {
  const lines = text.split("\n");
  const isEnded = lines.at(-1) === "";
  const added = (isEnded ? lines.slice(0, -1) : lines).map((line) => `+${line}\n`);
  const head = `diff --git a/${name} b/${name}\nnew file mode 100644\n--- /dev/null\n+++ b/${name}\n`;
  const range = added.length === 0 ? "" : `@@ -0,0 +1,${added.length} @@\n`;
  return head + range + added.join("") + (isEnded ? "" : "\\ No newline at end of file\n");
}

/** Leaves out the files that ignore rules or their names keep from being read. Deleted files are held to the same rules. */
async function letIn(repository: GitRepository, diff: string): Promise<Changes> {
  const rules = new IgnoreRules(repository.rootUri.fsPath);
  const kept: string[] = [];
  const leftOut: string[] = [];
  for (const { paths, text } of diffSections(diff)) {
    const verdicts = await Promise.all(paths.map((path) => isLeftOut(rules, repository.rootUri.fsPath, path)));
    if (paths.length === 0 || verdicts.includes(true)) {
      leftOut.push(paths.at(-1) ?? "?");
    } else {
      kept.push(text.endsWith("\n") ? text : `${text}\n`);
    }
  }
  return { diff: vscode.workspace.isTrusted ? kept.join("") : "", leftOut };
}

async function isLeftOut(rules: IgnoreRules, root: string, path: string): Promise<boolean> {
  const names = path.split("/");
  for (let count = 1; count <= names.length; count++) {
    if (await rules.leavesOut(join(root, ...names.slice(0, count)), count < names.length)) {
      return true;
    }
  }
  return false;
}
