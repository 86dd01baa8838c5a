import * as vscode from "vscode";
import type { WorkspaceFollower } from "../files/workspaceFollower.ts";
import type { Disposable } from "../text/disposable.ts";

/** Milliseconds over which changed files are gathered, so that a checkout of another branch is a few messages. */
const gatherFor = 200;

/** Tells of the folders of a trusted workspace and of what becomes of their files on disk. */
export class WorkspaceFolders implements Disposable {
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly changed = new Set<string>();
  private readonly followers: readonly WorkspaceFollower[];
  private flushing: NodeJS.Timeout | undefined;

  constructor(followers: readonly WorkspaceFollower[]) {
    this.followers = followers;
    if (vscode.workspace.isTrusted) {
      this.follow();
    } else {
      this.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(() => this.follow()));
    }
  }

  dispose(): void {
    clearTimeout(this.flushing);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private follow(): void {
    const watcher = vscode.workspace.createFileSystemWatcher("**/*");
    const changed = (uri: vscode.Uri) => this.gather(uri);
    this.subscriptions.push(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const folder of removed.filter(onDisk)) {
          this.tell((follower) => follower.forgetFolder(folder.uri.fsPath));
        }
        this.add(added);
      }),
    );
    this.add(vscode.workspace.workspaceFolders ?? []);
  }

  private add(folders: readonly vscode.WorkspaceFolder[]): void {
    for (const folder of folders.filter(onDisk)) {
      this.tell((follower) => follower.addFolder(folder.uri.fsPath));
    }
  }

  private tell(what: (follower: WorkspaceFollower) => void): void {
    this.followers.forEach(what);
  }

  private gather(uri: vscode.Uri): void {
    if (uri.scheme !== "file") {
      return;
    }
    this.changed.add(uri.fsPath);
    this.flushing ??= setTimeout(() => {
      this.flushing = undefined;
      for (const path of this.changed) {
        this.tell((follower) => follower.fileChanged(path));
      }
      this.changed.clear();
    }, gatherFor);
  }
}

/** Folders of other file systems have no path that the worker could read. */
function onDisk(folder: vscode.WorkspaceFolder): boolean {
  return folder.uri.scheme === "file";
}
