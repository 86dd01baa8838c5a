import * as vscode from "vscode";
import type { NextEdit } from "../../completion/nextEdit/nextEdit.ts";
import type { Disposable } from "../../text/disposable.ts";
import { indents } from "./tabKey.ts";

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
  /** What is drawn, in one word. */
  private drawing = "";

  show(editor: vscode.TextEditor, edit: NextEdit): void {
    const { document, selection } = editor;
    const isHere = document.uri.toString() === edit.uri;
    const range = new vscode.Range(edit.line, edit.start, edit.line, edit.end);
    const isInView = isHere && editor.visibleRanges.some((visible) => visible.contains(range));
    const hintLine = isInView ? edit.line : shortLineNear(document, selection.active.line);
    const hint = isAt(editor, edit)
      ? vscode.l10n.t("Tab to change it")
      : hintOf(edit, isHere, isInView, indents(editor));
    const drawing = JSON.stringify([document.uri, document.version, range, edit.newText, hintLine, hint]);
    // Scrolling and moving the cursor ask again and again.
    if (drawing !== this.drawing) {
      this.clear();
      this.editor = editor;
      this.drawing = drawing;
      this.draw(editor, isInView ? range : undefined, edit.newText);
      const { end } = document.lineAt(hintLine).range;
      const options = { range: new vscode.Range(end, end), renderOptions: { after: { contentText: hint } } };
      editor.setDecorations(this.hint, [options]);
    }
  }

  clear(): void {
    this.editor?.setDecorations(this.change, []);
    this.editor?.setDecorations(this.place, []);
    this.editor?.setDecorations(this.hint, []);
    this.editor = undefined;
    this.drawing = "";
  }

  dispose(): void {
    this.clear();
    vscode.Disposable.from(this.change, this.place, this.hint).dispose();
  }

  private draw(editor: vscode.TextEditor, range: vscode.Range | undefined, newText: string | undefined): void {
    if (range !== undefined && newText !== undefined) {
      editor.setDecorations(this.change, [{ range, renderOptions: { after: { contentText: newText } } }]);
    } else if (range !== undefined) {
      editor.setDecorations(this.place, [range]);
    }
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

/** Names the key only where it does not indent. */
function hintOf({ uri, line }: NextEdit, isHere: boolean, isInView: boolean, isIndenting: boolean): string {
  if (isInView) {
    return isIndenting ? vscode.l10n.t("Next edit") : vscode.l10n.t("Tab to go there");
  }
  if (isHere) {
    return isIndenting
      ? vscode.l10n.t("Next edit: line {0}", line + 1)
      : vscode.l10n.t("Next edit: line {0} (Tab)", line + 1);
  }
  const name = decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
  return isIndenting
    ? vscode.l10n.t("Next edit: {0}, line {1}", name, line + 1)
    : vscode.l10n.t("Next edit: {0}, line {1} (Tab)", name, line + 1);
}
