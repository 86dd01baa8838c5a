import * as vscode from "vscode";
import type { NextEdit } from "../../completion/nextEdit/nextEdit.ts";
import type { Disposable } from "../../text/disposable.ts";

/** Characters of a line behind which there is room in most windows. */
const longestHinted = 50;

const atLineEnd = {
  color: new vscode.ThemeColor("editorCodeLens.foreground"),
  margin: "0 0 0 2em",
};

/** Draws the next edit: at its place what goes and what comes; behind a line, the key that takes it there. */
export class NextEditSigns implements Disposable {
  private readonly change = vscode.window.createTextEditorDecorationType({
    textDecoration: "line-through",
    backgroundColor: new vscode.ThemeColor("diffEditor.removedTextBackground"),
    after: {
      color: new vscode.ThemeColor("editorGhostText.foreground"),
      backgroundColor: new vscode.ThemeColor("diffEditor.insertedTextBackground"),
      margin: "0 0 0 0.3em",
    },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  /** Only the person knows what to write there. */
  private readonly place = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("editor.wordHighlightStrongBackground"),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly hint = vscode.window.createTextEditorDecorationType({
    after: atLineEnd,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private editor: vscode.TextEditor | undefined;

  show(editor: vscode.TextEditor, edit: NextEdit): void {
    this.clear();
    this.editor = editor;
    const { document, selection } = editor;
    const isHere = document.uri.toString() === edit.uri;
    const range = new vscode.Range(edit.line, edit.start, edit.line, edit.end);
    const isInView = isHere && editor.visibleRanges.some((visible) => visible.contains(range));
    if (isInView && edit.newText !== undefined) {
      editor.setDecorations(this.change, [{ range, renderOptions: { after: { contentText: edit.newText } } }]);
    } else if (isInView) {
      editor.setDecorations(this.place, [range]);
    }
    const { end } = document.lineAt(isInView ? edit.line : shortLineNear(document, selection.active.line)).range;
    const contentText = isInView ? inView(isAt(editor, edit)) : outOfView(edit, isHere);
    editor.setDecorations(this.hint, [
      { range: new vscode.Range(end, end), renderOptions: { after: { contentText } } },
    ]);
  }

  clear(): void {
    this.editor?.setDecorations(this.change, []);
    this.editor?.setDecorations(this.place, []);
    this.editor?.setDecorations(this.hint, []);
    this.editor = undefined;
  }

  dispose(): void {
    this.clear();
    vscode.Disposable.from(this.change, this.place, this.hint).dispose();
  }
}

/** Whether the cursor stands at a next edit's place. */
export function isAt({ document, selection }: vscode.TextEditor, { uri, line, start, end }: NextEdit): boolean {
  const { active, isEmpty } = selection;
  const isThere = isEmpty && active.line === line && active.character >= start && active.character <= end;
  return isThere && document.uri.toString() === uri;
}

/** A line beside the cursor's where that one is so long that what is behind it may be out of view. */
function shortLineNear(document: vscode.TextDocument, cursor: number): number {
  const near = [cursor, cursor + 1, cursor - 1, cursor + 2, cursor - 2].filter((line) => line >= 0);
  const isShort = (line: number) =>
    line < document.lineCount && document.lineAt(line).range.end.character <= longestHinted;
  return near.find(isShort) ?? cursor;
}

function inView(isThere: boolean): string {
  return isThere ? vscode.l10n.t("Tab to change it") : vscode.l10n.t("Tab to go there");
}

function outOfView({ uri, line }: NextEdit, isHere: boolean): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  return isHere
    ? vscode.l10n.t("Next edit: line {0} (Tab)", line + 1)
    : vscode.l10n.t("Next edit: {0}, line {1} (Tab)", decodeURIComponent(name), line + 1);
}
