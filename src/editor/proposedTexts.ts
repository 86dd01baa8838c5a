import * as vscode from "vscode";
import type { FileProposal } from "../review/proposal.ts";
import type { Disposable } from "../text/disposable.ts";

const proposalScheme = "caveat-proposal";

/** Shows what is proposed for a file against what it is, in the editor's own diff editor. Nothing in it can be changed or saved. */
export class ProposedTexts implements vscode.TextDocumentContentProvider, Disposable {
  /** By uri, as long as it is open. */
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];
  readonly onDidChange = this.changed.event;

  constructor() {
    this.subscriptions = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(proposalScheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? "";
  }

  /** Opens the diff, at a line of the proposed text where one is given. `proposed`: the whole text; of a deleted file, empty. */
  async openDiff(file: FileProposal, proposed: string, line?: number): Promise<void> {
    const left = file.kind === "create" ? this.put(file, "before", "") : vscode.Uri.parse(file.uri);
    const right = this.put(file, "after", proposed);
    const title = vscode.l10n.t("{0} (proposed)", file.newPath ?? file.path);
    const options = line === undefined ? {} : { selection: new vscode.Range(line, 0, line, 0) };
    await vscode.commands.executeCommand("vscode.diff", left, right, title, { preview: true, ...options });
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** The path's end decides on the language that the editor shows it in. */
  private put(file: FileProposal, side: "before" | "after", text: string): vscode.Uri {
    const path = `/${(file.newPath ?? file.path).replace(/^\/+/, "")}`;
    const uri = vscode.Uri.from({ scheme: proposalScheme, path, query: `${side} ${file.uri}` });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    return uri;
  }
}
