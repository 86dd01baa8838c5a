import { dirname } from "node:path";
import * as vscode from "vscode";
import type { Disposable } from "../text/disposable.ts";

/** A document, open or not yet. */
export type Place = Pick<vscode.TextDocument, "uri" | "isUntitled">;

/** Which documents get ghost text at all, and which of them may be learnt or leave the machine. */
export class Access implements Disposable {
  /** By uri; a verdict holds until an ignore file changes. */
  private readonly verdicts = new Map<string, Promise<boolean>>();
  private readonly letIn = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  /** Documents may be let in now that were not, or the other way round. */
  readonly onDidChange = this.changed.event;

  constructor() {
    const ignoreFiles = vscode.workspace.createFileSystemWatcher("**/{.gitignore,.caveatignore}");
    const forget = () => this.forget();
    this.subscriptions = [
      this.changed,
      ignoreFiles,
      ignoreFiles.onDidCreate(forget),
      ignoreFiles.onDidChange(forget),
      ignoreFiles.onDidDelete(forget),
      vscode.workspace.onDidGrantWorkspaceTrust(forget),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.verdicts.delete(uri.toString());
        this.letIn.delete(uri.toString());
      }),
    ];
  }

  /** Why a document gets no ghost text, or `undefined` where it does. Output panels, inputs and diffs of old versions are no files. */
  closedReason({ uri, isUntitled }: Place): "notAFile" | "readOnly" | undefined {
    const scheme = uri.scheme === "vscode-notebook-cell" ? "file" : uri.scheme;
    const writable = isUntitled || vscode.workspace.fs.isWritableFileSystem(scheme);
    return writable === true ? undefined : writable === undefined ? "notAFile" : "readOnly";
  }

  /**
   * Whether a document may be learnt and read: no ignore file leaves it out and it holds no secrets by its name.
   * In an untrusted folder no ignore file is read either; what is open is learnt, and leaves nothing.
   */
  async mayRead(document: Place): Promise<boolean> {
    if (this.closedReason(document) === "notAFile") {
      return false;
    }
    if (document.isUntitled || !vscode.workspace.isTrusted) {
      return true;
    }
    const key = document.uri.toString();
    const verdict = this.verdicts.get(key) ?? this.decide(document.uri);
    this.verdicts.set(key, verdict);
    const allowed = await verdict;
    if (allowed && this.verdicts.get(key) === verdict) {
      this.letIn.add(key);
    }
    return allowed;
  }

  /** Whether a document may leave the machine. */
  async mayLeave(document: vscode.TextDocument): Promise<boolean> {
    return vscode.workspace.isTrusted && (await this.mayRead(document));
  }

  /** Whether it is known by now that a document may leave the machine. */
  isKnownToLeave(document: vscode.TextDocument): boolean {
    return vscode.workspace.isTrusted && (document.isUntitled || this.letIn.has(document.uri.toString()));
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** A file of another file system has ignore rules that can't be read here, so it stays. */
  private async decide(uri: vscode.Uri): Promise<boolean> {
    if (uri.scheme !== "file" && uri.scheme !== "vscode-notebook-cell") {
      return false;
    }
    const path = vscode.Uri.file(uri.path).fsPath;
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(path))?.uri.fsPath ?? dirname(path);
    // Evaluated at first use: it is no work for the start of the editor.
    const { FolderFiles } = await import("../files/folderFiles.ts");
    return new FolderFiles(folder).allows(path);
  }

  private forget(): void {
    this.verdicts.clear();
    this.letIn.clear();
    this.changed.fire();
  }
}
