import * as vscode from "vscode";
import type { OpenDocument, Workspace } from "../context/contextItem.ts";
import type { WorkspaceFollower } from "../files/workspaceFollower.ts";
import type { Disposable } from "../text/disposable.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { Access } from "./access.ts";

/** Characters of a snapshot before and after the cursor: twice what a prompt takes; more would be garbage at each key. */
const prefixWindow = 24_000;
const suffixWindow = 12_000;
/** Lines read for a window; code has 30 characters a line, and shorter lines make the window smaller. */
const windowLines = 800;
/** Longer documents are neither told nor read as context: copying them would hold the editor up. */
const longestDocument = 1_000_000;
/** Documents read as context for one request; more would cost time on the key press. */
const mostOpenDocuments = 12;
/** Milliseconds of rest after which a changed document is told anew. */
const tellAfter = 1000;

/** What pure code may know of a document at a position. With `selected`, as if that text stood for the range already. */
export function snapshotOf(
  document: vscode.TextDocument,
  position: vscode.Position,
  selected?: { readonly range: vscode.Range; readonly text: string },
): Snapshot {
  const cursor = selected?.range.start ?? position;
  const after = selected?.range.end ?? position;
  const start = new vscode.Position(Math.max(0, cursor.line - windowLines), 0);
  const end = document.lineAt(Math.min(document.lineCount - 1, after.line + windowLines)).range.end;
  const typed = selected?.text ?? "";
  const wholePrefix = textOf(document, new vscode.Range(start, cursor));
  const wholeSuffix = textOf(document, new vscode.Range(after, end));
  return {
    uri: document.uri.toString(),
    languageId: document.languageId,
    version: document.version,
    charactersBefore: charactersTo(document, cursor) + typed.length,
    charactersAfter: charactersTo(document, endOf(document)) - charactersTo(document, after),
    prefix: fromLineStart(wholePrefix.slice(-prefixWindow), wholePrefix.length > prefixWindow) + typed,
    suffix: wholeSuffix.slice(0, suffixWindow),
  };
}

function textOf(document: vscode.TextDocument, range?: vscode.Range): string {
  const text = document.getText(range);
  return document.eol === vscode.EndOfLine.CRLF ? text.replaceAll("\r\n", "\n") : text;
}

/** Characters from the document's start, a line end counted as one. */
function charactersTo(document: vscode.TextDocument, position: vscode.Position): number {
  return document.offsetAt(position) - (document.eol === vscode.EndOfLine.CRLF ? position.line : 0);
}

function endOf(document: vscode.TextDocument): vscode.Position {
  return document.lineAt(document.lineCount - 1).range.end;
}

function fromLineStart(text: string, cut: boolean): string {
  const lineStart = text.indexOf("\n") + 1;
  return cut && lineStart > 0 ? text.slice(lineStart) : text;
}

/** The open documents, last viewed first: shown to prompts as context; those that may be read are told to who follows the workspace. */
export class OpenDocuments implements Workspace, Disposable {
  private readonly viewed: string[] = [];
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly access: Access;
  private readonly followers: readonly WorkspaceFollower[];

  constructor(access: Access, followers: readonly WorkspaceFollower[]) {
    this.access = access;
    this.followers = followers;
    this.subscriptions.push(
      vscode.workspace.onDidOpenTextDocument((document) => void this.tell(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.tellSoon(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.close(document)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.view(editor.document)),
      access.onDidChange(() => this.tellAll()),
    );
    this.tellAll();
  }

  openDocuments(): readonly OpenDocument[] {
    const rank = (document: vscode.TextDocument) => {
      const index = this.viewed.indexOf(document.uri.toString());
      return index < 0 ? this.viewed.length : index;
    };
    return vscode.workspace.textDocuments
      .filter((document) => this.access.isKnownToLeave(document))
      .sort((one, other) => rank(one) - rank(other))
      .slice(0, mostOpenDocuments)
      .map((document) => ({
        uri: document.uri.toString(),
        name: vscode.workspace.asRelativePath(document.uri, false),
        languageId: document.languageId,
        version: document.version,
        text: () => textOf(document, new vscode.Range(0, 0, windowLines, 0)),
      }));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
    for (const timer of this.waiting.values()) {
      clearTimeout(timer);
    }
  }

  private view(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    const others = this.viewed.filter((other) => other !== uri);
    this.viewed.splice(0, this.viewed.length, uri, ...others.slice(0, 49));
  }

  private tellAll(): void {
    for (const document of vscode.workspace.textDocuments) {
      void this.tell(document);
    }
  }

  private tellSoon(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    clearTimeout(this.waiting.get(uri));
    this.waiting.set(
      uri,
      setTimeout(() => void this.tell(document), tellAfter),
    );
  }

  private async tell(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
    const short = document.offsetAt(endOf(document)) <= longestDocument;
    const mayRead = short && (await this.access.mayRead(document));
    if (mayRead && !document.isClosed) {
      const text = textOf(document);
      for (const follower of this.followers) {
        follower.documentChanged({ uri, text });
      }
    } else {
      this.tellClosed(uri);
    }
  }

  private close(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
    this.tellClosed(uri);
  }

  private tellClosed(uri: string): void {
    for (const follower of this.followers) {
      follower.documentClosed(uri);
    }
  }
}
