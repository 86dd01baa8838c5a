import * as vscode from "vscode";
import { declarationAt } from "../../completion/nextEdit/declaration.ts";
import type { Reference } from "../../completion/nextEdit/editedDocument.ts";
import { moved, type TextChange } from "../../completion/nextEdit/moved.ts";
import { isName } from "../../completion/nextEdit/tokens.ts";
import type { Disposable } from "../../text/disposable.ts";
import { ask } from "../knowledge/providers.ts";

interface Known {
  readonly document: vscode.TextDocument;
  readonly name: string;
  readonly references: readonly Reference[];
}

/**
 * Where the name at the cursor stands, as its language knows: asked while the cursor rests on it, for once it is renamed, nobody knows any
 * more what was meant. One name at once; its places move along with what is edited.
 */
export class NameReferences implements Disposable {
  private known: Known | undefined;
  private asking = new AbortController();

  /** The cursor has come to rest. */
  async learn({ document, selection }: vscode.TextEditor): Promise<void> {
    const range = document.getWordRangeAtPosition(selection.active, /[\p{L}_$][\p{L}\p{N}_$]*/u);
    const name = range === undefined ? "" : document.getText(range);
    if (range === undefined || !isName(name) || !selection.isSingleLine) {
      return;
    }
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const { version } = document;
    const references = isDeclaredForOthers(document, range)
      ? ((await renamed(document.uri, selection.active, name, signal)) ??
        (await highlighted(document.uri, selection.active, signal)))
      : await highlighted(document.uri, selection.active, signal);
    if (!signal.aborted && document.version === version) {
      this.known = references && { document, name, references };
    }
  }

  /** Where a name stood when the cursor rested on it; `undefined` where nobody knows. */
  of(document: vscode.TextDocument, name: string): readonly Reference[] | undefined {
    return this.known?.document === document && this.known.name === name ? this.known.references : undefined;
  }

  change(uri: string, change: TextChange): void {
    if (this.known !== undefined) {
      const references = this.known.references.flatMap((each) => (each.uri === uri ? moved([each], change) : [each]));
      this.known = { ...this.known, references };
    }
  }

  dispose(): void {
    this.asking.abort();
  }
}

/** Whether a place declares what other files may use. To look through all files for every name that a cursor rests on would be too much for a language's server. */
function isDeclaredForOthers(document: vscode.TextDocument, { start, end }: vscode.Range): boolean {
  const { text, firstNonWhitespaceCharacterIndex: depth } = document.lineAt(start.line);
  const span = { line: start.line, start: start.character, end: end.character };
  const declaration = declarationAt(text, span, document.languageId);
  return declaration === "member" || (declaration === "local" && depth === 0);
}

/**
 * What the language would write to rename a name everywhere: unlike its references it tells where a property has to keep its name. `undefined`
 * where none answers.
 */
async function renamed(
  uri: vscode.Uri,
  position: vscode.Position,
  name: string,
  signal: AbortSignal,
): Promise<readonly Reference[] | undefined> {
  const marker = `${name}Caveat`;
  type Answer = vscode.WorkspaceEdit;
  const edit = await ask<Answer>("vscode.executeDocumentRenameProvider", signal, uri, position, marker);
  return edit?.entries().flatMap(([of, edits]) =>
    edits.flatMap(({ range, newText }) => {
      const [before, behind, ...more] = newText.split(marker);
      const isOne = before !== undefined && behind !== undefined && more.length === 0 && range.isSingleLine;
      return isOne ? [{ ...placeOf(of, range), around: { before, behind } }] : [];
    }),
  );
}

/** What the editor marks in the document while the cursor is on a name; `undefined` where no language answers. */
async function highlighted(
  uri: vscode.Uri,
  position: vscode.Position,
  signal: AbortSignal,
): Promise<readonly Reference[] | undefined> {
  type Answer = vscode.DocumentHighlight[];
  const found = (await ask<Answer>("vscode.executeDocumentHighlights", signal, uri, position)) ?? [];
  // Without a language the editor tells every such word, those in comments and strings too, all as mere text.
  const isMeant = found.some(({ kind }) => kind !== undefined && kind !== vscode.DocumentHighlightKind.Text);
  return isMeant ? found.map(({ range }) => ({ ...placeOf(uri, range), around: undefined })) : undefined;
}

function placeOf(uri: vscode.Uri, { start, end }: vscode.Range): Omit<Reference, "around"> {
  return { uri: uri.toString(), line: start.line, start: start.character, end: end.character };
}
