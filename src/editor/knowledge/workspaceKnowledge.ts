import * as vscode from "vscode";
import type { Knowledge } from "../../evidence/index.ts";
import type { Access } from "../access.ts";
import type { WorkspaceFiles } from "../workspaceFiles.ts";
import { folderEntries } from "./folderEntries.ts";
import { ask } from "./providers.ts";
import { flattened, symbolsOf } from "./symbols.ts";

/** Milliseconds for finding a file by the end of its path. */
const longestSearch = 2000;

/** What checks may know of the workspace, as the editor and its languages tell it. */
export class WorkspaceKnowledge implements Knowledge {
  private readonly files: WorkspaceFiles;
  private readonly access: Access;
  /** Of one check's run, which looks up many names: what is the same for all of them. */
  private readonly offered = new WeakMap<AbortSignal, Promise<ReadonlySet<string>>>();
  private readonly answering = new WeakMap<AbortSignal, Promise<boolean>>();

  constructor(files: WorkspaceFiles, access: Access) {
    this.files = files;
    this.access = access;
  }

  /**
   * Of `Cart.total` or `total()` the last name is looked for: as a word of the open documents, as a symbol of the workspace, then
   * among what the language offers in the active editor, libraries that could be imported included. `undefined` where no language
   * told of any symbol, so that nothing follows from not finding it.
   */
  async isDefined(name: string, signal: AbortSignal): Promise<boolean | undefined> {
    const word = /[\p{L}_$][\p{L}\p{N}_$]*(?=\W*$)/u.exec(name)?.[0];
    if (word === undefined) {
      return undefined;
    }
    const documents = await this.readableDocuments();
    if (documents.some((document) => holdsWord(document, word))) {
      return true;
    }
    const found = await ask<vscode.SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", signal, word);
    if (found?.some((symbol) => lastName(symbol.name) === word)) {
      return true;
    }
    if ((await this.once(this.offered, signal, () => offeredNames(signal))).has(word)) {
      return true;
    }
    const answers = await this.once(this.answering, signal, () => someLanguageAnswers(documents, signal));
    return found !== undefined && answers && !signal.aborted ? false : undefined;
  }

  /** A path may leave out the folders at its beginning, as people do; where several files end so, it can't be known which is meant. */
  async lineCount(path: string, signal: AbortSignal): Promise<number | null | undefined> {
    if (!vscode.workspace.isTrusted || vscode.workspace.workspaceFolders === undefined) {
      return undefined;
    }
    const clean = path.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
    const direct = await this.files.document(clean);
    if (direct !== "notFound") {
      return direct === "notLetIn" ? undefined : linesIn(direct);
    }
    const found = await findBySuffix(clean, signal);
    const [only, second] = found ?? [];
    if (only === undefined || second !== undefined) {
      return found?.length === 0 ? null : undefined;
    }
    const document = await this.files.document(only);
    return typeof document === "string" ? undefined : linesIn(document);
  }

  async readText(path: string): Promise<string | null | undefined> {
    if (!vscode.workspace.isTrusted || vscode.workspace.workspaceFolders === undefined) {
      return undefined;
    }
    const document = await this.files.document(path);
    if (typeof document === "string") {
      return document === "notFound" ? null : undefined;
    }
    return document.getText().replaceAll("\r\n", "\n");
  }

  entriesOf(path: string): Promise<readonly string[] | null | undefined> {
    return folderEntries(path);
  }

  private async readableDocuments(): Promise<readonly vscode.TextDocument[]> {
    const all = vscode.workspace.textDocuments;
    const allowed = await Promise.all(all.map((document) => this.access.mayRead(document)));
    return all.filter((_document, index) => allowed[index] === true);
  }

  private once<T>(kept: WeakMap<AbortSignal, Promise<T>>, signal: AbortSignal, find: () => Promise<T>): Promise<T> {
    const known = kept.get(signal) ?? find();
    kept.set(signal, known);
    return known;
  }
}

/** The editor tells "no symbols" and "nobody to ask" alike; whoever tells of an open document's symbols is somebody. */
async function someLanguageAnswers(documents: readonly vscode.TextDocument[], signal: AbortSignal): Promise<boolean> {
  for (const { uri } of documents.slice(0, 5)) {
    const [first] = flattened((await symbolsOf(uri, signal)) ?? []);
    if (first === undefined) {
      continue;
    }
    const known = await ask<vscode.SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", signal, first.name);
    if (known !== undefined && known.length > 0) {
      return true;
    }
  }
  return false;
}

/** What a language would complete on a new line of the active editor. */
async function offeredNames(signal: AbortSignal): Promise<ReadonlySet<string>> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    return new Set();
  }
  const end = document.lineAt(document.lineCount - 1).range.end;
  const list = await ask<vscode.CompletionList>("vscode.executeCompletionItemProvider", signal, document.uri, end);
  return new Set(list?.items.map(({ label }) => (typeof label === "string" ? label : label.label)));
}

function holdsWord(document: vscode.TextDocument, word: string): boolean {
  const escaped = word.replaceAll("$", "\\$");
  return new RegExp(`(?<![\\p{L}\\p{N}_$])${escaped}(?![\\p{L}\\p{N}_$])`, "u").test(document.getText());
}

/** Languages name a method `total()` or `Cart.total`. */
function lastName(name: string): string {
  return /[\p{L}_$][\p{L}\p{N}_$]*(?=(?:\(.*\))?$)/u.exec(name)?.[0] ?? name;
}

/** Without the empty line behind the last line end, which nobody counts. */
function linesIn(document: vscode.TextDocument): number {
  const last = document.lineAt(document.lineCount - 1);
  return last.text === "" ? document.lineCount - 1 : document.lineCount;
}

/** At most two files of the workspace whose path ends so; `undefined` where the search was stopped before its end. */
async function findBySuffix(path: string, signal: AbortSignal): Promise<readonly vscode.Uri[] | undefined> {
  if (path === "" || path.startsWith("/") || /[{}[\]*?]|(?:^|\/)\.\.(?:\/|$)/.test(path)) {
    return [];
  }
  const source = new vscode.CancellationTokenSource();
  const stop = () => source.cancel();
  const timer = setTimeout(stop, longestSearch);
  signal.addEventListener("abort", stop, { once: true });
  try {
    const found = await vscode.workspace.findFiles(`**/${path}`, "**/node_modules/**", 2, source.token);
    return source.token.isCancellationRequested ? undefined : found;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
    source.dispose();
  }
}
