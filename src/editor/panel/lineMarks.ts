import * as vscode from "vscode";
import type { Disposable } from "../../text/disposable.ts";
import type { Link } from "../../webview/protocol.ts";

/** Marks the lines that a piece of an explanation is about, in the editors that show them. */
export class LineMarks implements Disposable {
  private readonly decoration = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor("editor.rangeHighlightBackground"),
    overviewRulerColor: new vscode.ThemeColor("editorOverviewRuler.rangeHighlightForeground"),
  });

  /** Marks the link's lines alone; without one, nothing. */
  mark(link: Link | undefined): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const isShown = link !== undefined && editor.document.uri.toString() === link.uri;
      editor.setDecorations(this.decoration, isShown ? [rangeOf(link)] : []);
    }
  }

  /** Shows a link's lines in an editor; the focus goes there if it is asked for. */
  async show(link: Link, takeFocus: boolean): Promise<void> {
    const uri = vscode.Uri.parse(link.uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document, { preserveFocus: !takeFocus, preview: true });
    const range = rangeOf(link);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    if (takeFocus) {
      editor.selection = new vscode.Selection(range.start, range.start);
    }
  }

  dispose(): void {
    this.decoration.dispose();
  }
}

function rangeOf({ line = 0, endLine = line }: Link): vscode.Range {
  return new vscode.Range(line, 0, endLine, Number.MAX_SAFE_INTEGER);
}
