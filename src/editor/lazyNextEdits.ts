import * as vscode from "vscode";
import type { Disposable } from "../text/disposable.ts";
import type { NextEditParts, NextEdits } from "./nextEdit/index.ts";

/** Next edits, whose code is loaded when somebody first moves the cursor or edits: it is no work for the start of the editor. */
export class LazyNextEdits implements Disposable {
  private readonly parts: NextEditParts;
  private readonly subscriptions: vscode.Disposable;
  private loading: Promise<NextEdits> | undefined;

  constructor(parts: NextEditParts) {
    this.parts = parts;
    this.subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.used(document)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.used(textEditor.document)),
    );
  }

  async accept(isByTab: boolean): Promise<void> {
    await (await this.get()).accept(isByTab);
  }

  async dismiss(): Promise<void> {
    (await this.get()).dismiss();
  }

  dispose(): void {
    this.subscriptions.dispose();
    void this.loading?.then((nextEdits) => nextEdits.dispose());
  }

  private used(document: vscode.TextDocument): void {
    if (document === vscode.window.activeTextEditor?.document && this.parts.settings.current.nextEdits.enabled) {
      void this.get();
    }
  }

  private get(): Promise<NextEdits> {
    this.subscriptions.dispose();
    this.loading ??= import("./nextEdit/index.ts").then(({ NextEdits }) => new NextEdits(this.parts));
    return this.loading;
  }
}
