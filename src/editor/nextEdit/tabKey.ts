import * as vscode from "vscode";
import type { Disposable } from "../../text/disposable.ts";

/** Whether Tab is for indenting where the cursor stands: nothing but white space is before it, or something is selected. */
export function indents({ document, selection }: vscode.TextEditor): boolean {
  const { active, isEmpty } = selection;
  return !isEmpty || document.lineAt(active.line).text.slice(0, active.character).trim() === "";
}

/** Tells the key bindings whether there is a next edit, and whether Tab may go there, where it would indent otherwise. */
export class TabKey implements Disposable {
  private readonly told = new Map<string, boolean>();

  /** There is one. */
  take(editor: vscode.TextEditor, isThere: boolean): void {
    this.tell("caveat.nextEdit", true);
    this.tell("caveat.nextEditByTab", isThere || !indents(editor));
  }

  /** There is none. */
  free(): void {
    this.tell("caveat.nextEdit", false);
    this.tell("caveat.nextEditByTab", false);
  }

  dispose(): void {
    this.free();
  }

  private tell(key: string, value: boolean): void {
    if ((this.told.get(key) ?? false) !== value) {
      this.told.set(key, value);
      void vscode.commands.executeCommand("setContext", key, value);
    }
  }
}
