import * as vscode from "vscode";
import { EditedText } from "../context/editedText.ts";
import type { RecentEdit } from "../context/placeSources.ts";
import type { Disposable } from "../text/disposable.ts";
import type { Access } from "./access.ts";
import { pathOf } from "./workspaceFiles.ts";

/** Documents that are watched; the one that was longest without a change or a look makes room. */
const mostDocuments = 20;
/** Characters; copying a longer text would hold the editor up. */
const longestDocument = 300_000;
/** Lines between an edit and the cursor up to which the person is still at it. */
const ongoing = 3;

export interface RecentEditsParts {
  readonly access: Access;
  /** Whether anybody wants to know; the embedded model does not. */
  isNeeded(): boolean;
}

/**
 * Remembers what was edited in the open documents. Their text is copied when they are opened or turned to, never at a key: the editor
 * tells of a change only what is new. Nothing is told of documents that may not leave the machine.
 */
export class RecentEdits implements Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly access: Access;
  private readonly isNeeded: () => boolean;
  /** The longest untouched first. */
  private readonly texts = new Map<vscode.TextDocument, EditedText>();
  private changes = 0;

  constructor({ access, isNeeded }: RecentEditsParts) {
    this.access = access;
    this.isNeeded = isNeeded;
    this.subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.watch(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.texts.delete(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.changed(event)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.watch(editor.document)),
    ];
    for (const { document } of vscode.window.visibleTextEditors) {
      this.watch(document);
    }
  }

  /** The newest first. */
  edits(): readonly RecentEdit[] {
    return [...this.texts]
      .filter(([document]) => this.access.isKnownToLeave(document))
      .flatMap(([document, text]) => editsOf(document, text))
      .sort((one, other) => other.at - one.at);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
    this.texts.clear();
  }

  private watch(document: vscode.TextDocument): void {
    const known = this.texts.get(document);
    const isWatched = known !== undefined || (this.isNeeded() && this.access.closedReason(document) === undefined);
    if (!isWatched || lengthOf(document) > longestDocument) {
      return;
    }
    this.keep(document, known ?? new EditedText(document.getText().split(/\r?\n/)));
  }

  private keep(document: vscode.TextDocument, text: EditedText): void {
    this.texts.delete(document);
    this.texts.set(document, text);
    const [longest] = this.texts.keys();
    if (this.texts.size > mostDocuments && longest !== undefined) {
      this.texts.delete(longest);
    }
  }

  private changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const text = this.texts.get(document);
    if (text === undefined) {
      return;
    }
    this.keep(document, text);
    // Places are those before all changes of the event: from the end on, none moves another one.
    for (const { range, text: added } of contentChanges.toSorted((one, other) => other.rangeOffset - one.rangeOffset)) {
      const { start, end } = range;
      const replaced = { start: start.line, removed: end.line - start.line + 1, added: linesIn(added) };
      text.change(replaced, ++this.changes);
    }
    text.settle(reading(document));
  }
}

function editsOf(document: vscode.TextDocument, text: EditedText): readonly (RecentEdit & { readonly at: number })[] {
  const editor = vscode.window.activeTextEditor;
  const cursor = editor?.document === document ? editor.selection.active.line : undefined;
  const common = { uri: document.uri.toString(), path: pathOf(document.uri) };
  return text.edits(reading(document)).map((edit) => {
    const { newStart, after } = edit;
    const isOngoing =
      cursor !== undefined && cursor >= newStart - ongoing && cursor < newStart + after.length + ongoing;
    return { ...common, ...edit, isOngoing };
  });
}

function reading(document: vscode.TextDocument): (start: number, count: number) => readonly string[] {
  return (start, count) => Array.from({ length: count }, (_, line) => document.lineAt(start + line).text);
}

function linesIn(text: string): number {
  return text.split("\n").length;
}

function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}
