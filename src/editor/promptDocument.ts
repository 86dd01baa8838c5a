import * as vscode from "vscode";
import type { Disposable } from "../text/disposable.ts";

const scheme = "caveat-prompt";

/** The one document that shows what would be sent; nobody can change or save it. */
export class PromptDocument implements vscode.TextDocumentContentProvider, Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscription: vscode.Disposable;
  private text = "";
  readonly onDidChange = this.changed.event;

  constructor() {
    // The editor looks for `onDidChange` once, at this moment.
    this.subscription = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  provideTextDocumentContent(): string {
    return this.text;
  }

  /** Shows a text of Markdown in the place of the last one. */
  async show(text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${vscode.l10n.t("What Would Be Sent")}.md` });
    this.text = text;
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  dispose(): void {
    vscode.Disposable.from(this.changed, this.subscription).dispose();
    this.text = "";
  }
}
