import * as vscode from "vscode";
import type { Disposable } from "../text/disposable.ts";

/** Milliseconds after which a cursor that was moved, not typed along, has come to rest. */
const restAfter = 150;

/** Tells where the cursor comes to rest after it was moved by hand, and when the person turns to another document. */
export class CursorRest implements Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  /** Documents' versions of late: a cursor that moves with a change is typing. */
  private readonly versions = new WeakMap<vscode.TextDocument, number>();

  constructor(onRest: (editor: vscode.TextEditor) => void, onLeave: () => void) {
    this.subscriptions = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        clearTimeout(this.timer);
        const { document } = textEditor;
        const isTyping = this.versions.get(document) !== document.version;
        this.versions.set(document, document.version);
        if (!isTyping && textEditor === vscode.window.activeTextEditor) {
          this.timer = setTimeout(() => onRest(textEditor), restAfter);
        }
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        clearTimeout(this.timer);
        onLeave();
        if (editor !== undefined) {
          this.versions.set(editor.document, editor.document.version);
        }
      }),
    ];
    const { activeTextEditor } = vscode.window;
    if (activeTextEditor !== undefined) {
      this.versions.set(activeTextEditor.document, activeTextEditor.document.version);
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}
