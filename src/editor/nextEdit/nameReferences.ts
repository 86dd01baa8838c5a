import * as vscode from "vscode";
import { declarationAt } from "../../completion/nextEdit/declaration.ts";
import type { Reference } from "../../completion/nextEdit/editedDocument.ts";
import { moved, type TextChange } from "../../completion/nextEdit/moved.ts";
import { nameOfHead } from "../../completion/nextEdit/signature.ts";
import { isName } from "../../completion/nextEdit/tokens.ts";
import type { Disposable } from "../../text/disposable.ts";
import { ask as askLanguage } from "../knowledge/providers.ts";

/** Characters; longer lines are data, or were written by a tool. */
const longestLine = 1000;

interface Known {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly name: string;
  readonly references: readonly Reference[];
}

/**
 * Where the name at the cursor stands, as its language knows, and the name of the function in whose head the cursor is: asked while it rests
 * there, for once something is edited, nobody knows any more what was meant. The places move along with what is edited.
 */
export class NameReferences implements Disposable {
  private known: readonly Known[] = [];
  private asking = new AbortController();

  /** The cursor has come to rest. Asks for one name at once. */
  async learn({ document, selection }: vscode.TextEditor): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const { version } = document;
    const learnt: Known[] = [];
    for (const range of selection.isSingleLine ? namesAt(document, selection.active) : []) {
      const references = this.knownAt(document, range) ?? (await ask(document, range, signal));
      if (signal.aborted || document.version !== version) {
        return;
      }
      learnt.push(
        ...(references === undefined ? [] : [{ document, version, name: document.getText(range), references }]),
      );
    }
    this.known = learnt;
  }

  /** Where a name stood when the cursor rested on it; `undefined` where nobody knows. */
  of(document: vscode.TextDocument, name: string): readonly Reference[] | undefined {
    return this.known.find((each) => each.document === document && each.name === name)?.references;
  }

  change(uri: string, change: TextChange): void {
    this.known = this.known.map((known) => ({
      ...known,
      references: known.references.flatMap((each) => (each.uri === uri ? moved([each], change) : [each])),
    }));
  }

  dispose(): void {
    this.asking.abort();
  }

  private knownAt(document: vscode.TextDocument, { start }: vscode.Range): readonly Reference[] | undefined {
    const isHere = ({ uri, ...at }: Reference) =>
      uri === document.uri.toString() && at.line === start.line && at.start === start.character;
    return this.known.find((each) => each.version === document.version && each.references.some(isHere))?.references;
  }
}

function namesAt(document: vscode.TextDocument, position: vscode.Position): readonly vscode.Range[] {
  const { text } = document.lineAt(position);
  const head = text.length > longestLine ? undefined : nameOfHead(text, document.languageId);
  const word = document.getWordRangeAtPosition(position, /[\p{L}_$][\p{L}\p{N}_$]*/u);
  const ofHead = head && new vscode.Range(position.line, head.start, position.line, head.end);
  const ranges = [word, ofHead].filter((range) => range !== undefined);
  return ranges.filter(
    (range, index) => isName(document.getText(range)) && ranges.findIndex((each) => each.isEqual(range)) === index,
  );
}

/** `undefined` where no language answers. */
async function ask(
  document: vscode.TextDocument,
  range: vscode.Range,
  signal: AbortSignal,
): Promise<readonly Reference[] | undefined> {
  const { uri } = document;
  const everywhere = isDeclaredForOthers(document, range)
    ? await renamed(uri, range.start, document.getText(range), signal)
    : undefined;
  return everywhere ?? (await highlighted(uri, range.start, signal));
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
  const edit = await askLanguage<Answer>("vscode.executeDocumentRenameProvider", signal, uri, position, marker);
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
  const found = (await askLanguage<Answer>("vscode.executeDocumentHighlights", signal, uri, position)) ?? [];
  // Without a language the editor tells every such word, those in comments and strings too, all as mere text.
  const isMeant = found.some(({ kind }) => kind !== undefined && kind !== vscode.DocumentHighlightKind.Text);
  return isMeant ? found.map(({ range }) => ({ ...placeOf(uri, range), around: undefined })) : undefined;
}

function placeOf(uri: vscode.Uri, { start, end }: vscode.Range): Omit<Reference, "around"> {
  return { uri: uri.toString(), line: start.line, start: start.character, end: end.character };
}
