import * as vscode from "vscode";
import { moved, type TextChange } from "../../completion/nextEdit/moved.ts";
import type { Span } from "../../completion/nextEdit/nextEdit.ts";
import { isName } from "../../completion/nextEdit/tokens.ts";
import type { Disposable } from "../../text/disposable.ts";
import { ask } from "../knowledge/providers.ts";

interface Known {
  readonly document: vscode.TextDocument;
  readonly name: string;
  readonly spans: readonly Span[];
}

/**
 * Where the name at the cursor stands in its document, as its language knows: asked while the cursor rests on it, for once it is renamed,
 * nobody knows any more what was meant. One name at once; its places move along with what is edited.
 */
export class NameReferences implements Disposable {
  private known: Known | undefined;
  private asking = new AbortController();

  /** The cursor has come to rest. */
  async learn({ document, selection }: vscode.TextEditor): Promise<void> {
    const range = document.getWordRangeAtPosition(selection.active, /[\p{L}_$][\p{L}\p{N}_$]*/u);
    const name = range === undefined ? "" : document.getText(range);
    if (!isName(name) || !selection.isSingleLine) {
      return;
    }
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const { version } = document;
    type Answer = vscode.DocumentHighlight[];
    const found = await ask<Answer>("vscode.executeDocumentHighlights", signal, document.uri, selection.active);
    // Where no language answers, the editor tells every such word, comments and strings among them, all as mere text.
    const isMeant =
      found?.some(({ kind }) => kind !== undefined && kind !== vscode.DocumentHighlightKind.Text) ?? false;
    if (!signal.aborted && document.version === version) {
      const places = (found ?? []).map(({ range: { start, end } }) => spanOf(start, end));
      this.known = isMeant ? { document, name, spans: places } : undefined;
    }
  }

  /** Where a name stood when the cursor rested on it; `undefined` where nobody knows. */
  of(document: vscode.TextDocument, name: string): readonly Span[] | undefined {
    return this.known?.document === document && this.known.name === name ? this.known.spans : undefined;
  }

  change(document: vscode.TextDocument, change: TextChange): void {
    if (this.known?.document === document) {
      this.known = { ...this.known, spans: moved(this.known.spans, change) };
    }
  }

  dispose(): void {
    this.asking.abort();
  }
}

function spanOf(start: vscode.Position, end: vscode.Position): Span {
  return { line: start.line, start: start.character, end: end.character };
}
