import { stat } from "node:fs/promises";
import * as vscode from "vscode";
import { type LineEdit, replacementsOf } from "./lineEdits.ts";

/** A change of one file, made for a stated version. Nothing is saved, but a created file is there at once. */
export type FileChange =
  | { readonly kind: "change"; readonly uri: string; readonly version: number; readonly edits: readonly LineEdit[] }
  /** `text`: with `\n` as line ends; the file gets those of the setting `files.eol`. */
  | { readonly kind: "create"; readonly uri: string; readonly text: string }
  | {
      readonly kind: "rename";
      readonly uri: string;
      readonly version: number;
      readonly newUri: string;
      readonly edits: readonly LineEdit[];
    }
  | { readonly kind: "delete"; readonly uri: string; readonly version: number };

/** Why nothing was applied. */
export type RefusalReason =
  /** The document is at another version than the one the change was made for. */
  | "changed"
  /** The file is gone, or has another name by now. */
  | "vanished"
  | "readOnly"
  /** There is a file already where one would be created, or would get its new name. */
  | "exists"
  /** It would be deleted while it has unsaved text, which no undo brings back. */
  | "unsaved"
  /** The edits overlap, or lie outside the document. */
  | "misplaced"
  /** The path leads out of the workspace, where nothing is written. */
  | "outside"
  /** The editor did not take it. */
  | "failed";

/** Nothing at all is applied where one file refuses. */
export type Applied =
  | { readonly applied: true }
  | { readonly applied: false; readonly reason: RefusalReason; readonly uri: string };

/** What one change needs, looked up before anything is applied. */
interface Ready {
  readonly change: FileChange;
  readonly uri: vscode.Uri;
  readonly document: vscode.TextDocument | undefined;
}

/** Applies changes of files as one edit of the workspace, which is one undo step; or refuses and leaves everything as it is. */
export async function applyChanges(changes: readonly FileChange[]): Promise<Applied> {
  const ready: Ready[] = [];
  for (const change of changes) {
    const prepared = await prepare(change);
    if (typeof prepared === "string") {
      return { applied: false, reason: prepared, uri: change.uri };
    }
    ready.push(prepared);
  }
  const edit = new vscode.WorkspaceEdit();
  // From here on nothing waits, so that no document can move on between the look at its version and the edit.
  for (const each of ready) {
    const reason = addTo(edit, each);
    if (reason !== undefined) {
      return { applied: false, reason, uri: each.change.uri };
    }
  }
  if (await vscode.workspace.applyEdit(edit)) {
    return { applied: true };
  }
  const moved = ready.find(isOutdated);
  return { applied: false, reason: moved ? "changed" : "failed", uri: (moved ?? ready[0])?.change.uri ?? "" };
}

async function prepare(change: FileChange): Promise<Ready | RefusalReason> {
  const uri = vscode.Uri.parse(change.uri);
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    return "readOnly";
  }
  if (change.kind === "create") {
    return (await entryAt(uri)) === undefined ? { change, uri, document: undefined } : "exists";
  }
  if (change.kind === "rename" && (await entryAt(vscode.Uri.parse(change.newUri))) !== undefined) {
    return "exists";
  }
  const entry = await entryAt(uri);
  const document = await documentAt(uri, entry !== undefined);
  if (document === undefined) {
    return "vanished";
  }
  return entry === "readOnly" ? "readOnly" : { change, uri, document };
}

/** Adds a change to the edit, or says what is in the way at this very moment. */
function addTo(edit: vscode.WorkspaceEdit, ready: Ready): RefusalReason | undefined {
  const { change, uri, document } = ready;
  if (change.kind === "create") {
    edit.createFile(uri, { contents: Buffer.from(change.text.replaceAll("\n", lineEndFor(uri))) });
    return undefined;
  }
  if (document === undefined || document.isClosed || isOutdated(ready)) {
    return "changed";
  }
  if (change.kind === "delete") {
    edit.deleteFile(uri);
    return document.isDirty ? "unsaved" : undefined;
  }
  const edits = textEditsOf(document, change.edits);
  if (edits === undefined) {
    return "misplaced";
  }
  if (edits.length > 0) {
    edit.set(uri, edits);
  }
  if (change.kind === "rename") {
    edit.renameFile(uri, vscode.Uri.parse(change.newUri), { overwrite: false });
  }
  return undefined;
}

function isOutdated({ change, document }: Ready): boolean {
  return change.kind !== "create" && document?.version !== change.version;
}

function textEditsOf(document: vscode.TextDocument, edits: readonly LineEdit[]): vscode.TextEdit[] | undefined {
  const lineEnd = document.eol === vscode.EndOfLine.CRLF ? "\r\n" : "\n";
  const position = ({ line, atEnd }: { line: number; atEnd: boolean }) =>
    atEnd ? document.lineAt(line).range.end : new vscode.Position(line, 0);
  return replacementsOf(edits, document.lineCount, lineEnd)?.map(({ start, end, text }) =>
    vscode.TextEdit.replace(new vscode.Range(position(start), position(end)), text),
  );
}

function lineEndFor(uri: vscode.Uri): string {
  const setting = vscode.workspace.getConfiguration("files", uri).get<string>("eol");
  return setting === "\r\n" || (setting === "auto" && process.platform === "win32") ? "\r\n" : "\n";
}

/** An untitled document has no file; any other one whose file is gone counts as gone, too, though its editor may still be open. */
async function documentAt(uri: vscode.Uri, isThere: boolean): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (open?.isUntitled || (open !== undefined && uri.scheme === "vscode-notebook-cell")) {
    return open;
  }
  try {
    return isThere ? await vscode.workspace.openTextDocument(uri) : undefined;
  } catch {
    // It went away after the look at it, or is no text any more.
    return undefined;
  }
}

async function entryAt(uri: vscode.Uri): Promise<"readOnly" | "writable" | undefined> {
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return permissions !== 0 || (await isLocked(uri)) ? "readOnly" : "writable";
  } catch {
    // A file system says by an error that there is no such file.
    return undefined;
  }
}

/** The editor tells extensions of read-only file systems alone; a file on disk is so by its mode. */
async function isLocked(uri: vscode.Uri): Promise<boolean> {
  return uri.scheme === "file" && ((await stat(uri.fsPath)).mode & 0o222) === 0;
}
