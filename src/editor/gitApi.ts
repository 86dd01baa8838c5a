import * as vscode from "vscode";

/**
 * The part of the built-in git extension's API, version 1, that is used here. Its typings are in no package: they are to be copied
 * from `extensions/git/src/api/git.d.ts` of VS Code, which states these members.
 */
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
  readonly state: {
    /** Without a commit in a repository that has none yet. */
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly workingTreeChanges: readonly GitChange[];
    /** Filled by the setting `git.untrackedChanges`: `separate` alone; otherwise untracked files are among the changes. */
    readonly untrackedChanges?: readonly GitChange[];
  };
  /** Brings the state up to date. */
  status(): Promise<void>;
  diff(cached: boolean): Promise<string>;
  /** Compares the files on disk; unlike it, `diffWithHEAD` compares with the index. */
  diffWith(ref: string, path: string): Promise<string>;
  log(options: { readonly path: string; readonly maxEntries: number }): Promise<readonly GitCommit[]>;
}

export interface GitChange {
  readonly uri: vscode.Uri;
  readonly status: number;
}

export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly authorDate?: Date;
}

/** `Status.UNTRACKED` of the git extension. */
export const untrackedStatus = 7;

export interface GitApi {
  readonly repositories: readonly GitRepository[];
  getRepository(uri: vscode.Uri): GitRepository | null;
}

/** The git extension's API; `undefined` where it is disabled, missing, or has found no git. */
export async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<unknown>("vscode.git");
  if (extension === undefined) {
    return undefined;
  }
  try {
    const exports = await extension.activate();
    const api = isGitExtension(exports) ? exports.getAPI(1) : undefined;
    return isGitApi(api) ? api : undefined;
  } catch {
    // Its API throws where the setting `git.enabled` is off or there is no git: both mean that nothing can be asked.
    return undefined;
  }
}

function isGitExtension(value: unknown): value is { getAPI(version: 1): unknown } {
  return typeof value === "object" && value !== null && "getAPI" in value && typeof value.getAPI === "function";
}

function isGitApi(value: unknown): value is GitApi {
  return typeof value === "object" && value !== null && "getRepository" in value && "repositories" in value;
}
