import * as vscode from "vscode";
import type { EmbeddedModel } from "../model/embedded/index.ts";
import type { Disposable } from "../text/disposable.ts";

/** Milliseconds over which changed files are gathered, so that a checkout of another branch is a few messages. */
const gatherFor = 200;

/** Has the embedded model learn the folders of a trusted workspace and follow their files on disk. */
export class WorkspaceFolders implements Disposable {
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly changed = new Set<string>();
  private readonly embedded: EmbeddedModel;
  private flushing: NodeJS.Timeout | undefined;

  constructor(embedded: EmbeddedModel) {
    this.embedded = embedded;
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
          this.embedded.forgetFolder(folder.uri.fsPath);
        }
        this.learn(added);
      }),
    );
    this.learn(vscode.workspace.workspaceFolders ?? []);
  }

  private learn(folders: readonly vscode.WorkspaceFolder[]): void {
    for (const folder of folders.filter(onDisk)) {
      this.embedded.learnFolder(folder.uri.fsPath);
    }
  }

  private gather(uri: vscode.Uri): void {
    if (uri.scheme !== "file") {
      return;
    }
    this.changed.add(uri.fsPath);
    this.flushing ??= setTimeout(() => {
      this.flushing = undefined;
      for (const path of this.changed) {
        this.embedded.fileChanged(path);
      }
      this.changed.clear();
    }, gatherFor);
  }
}

/** Folders of other file systems have no path that the worker could read. */
function onDisk(folder: vscode.WorkspaceFolder): boolean {
  return folder.uri.scheme === "file";
}
