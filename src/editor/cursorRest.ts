import * as vscode from "vscode";
import type { Disposable } from "../text/disposable.ts";

/** Milliseconds after which a cursor that was moved, not typed along, has come to rest. */
const restAfter = 150;

/** Milliseconds after a change in which a cursor that moves does so because of it. */
const movedByChange = 40;

/** Tells where the cursor comes to rest after it was moved by hand, and when the person turns to another document. */
export class CursorRest implements Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  private changedAt = Number.NEGATIVE_INFINITY;

  constructor(onRest: (editor: vscode.TextEditor) => void, onLeave: () => void) {
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument(() => {
        this.changedAt = performance.now();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        clearTimeout(this.timer);
        const isTyping = performance.now() - this.changedAt < movedByChange;
        if (!isTyping && textEditor === vscode.window.activeTextEditor) {
          this.timer = setTimeout(() => onRest(textEditor), restAfter);
        }
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        clearTimeout(this.timer);
        onLeave();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}
