import * as vscode from "vscode";
import type { FileVersion } from "../review/proposal.ts";
import type { Access } from "./access.ts";

/** Larger files are data, or were written by a machine. */
const mostBytes = 1_000_000;

/** Why a place gives no document. */
export type Missing = "notFound" | "notLetIn";

/** A document's present text, unsaved changes included. */
export function fileVersionOf(document: vscode.TextDocument): FileVersion {
  return {
    uri: document.uri.toString(),
    path: pathOf(document.uri),
    languageId: document.languageId,
    version: document.version,
    text: document.getText().replaceAll("\r\n", "\n"),
  };
}

/** How a document is called in front of people and models: its path in the workspace, which starts with the folder's name where there are several. */
export function pathOf(uri: vscode.Uri): string {
  return uri.scheme === "untitled" ? uri.path : vscode.workspace.asRelativePath(uri).replaceAll("\\", "/");
}

/** The files that a person, a model or a check names, by uri or by their path in the workspace; only what access lets in is read. */
export class WorkspaceFiles {
  private readonly access: Access;

  constructor(access: Access) {
    this.access = access;
  }

  /** The present version: of an open document with its unsaved text, else of the file on disk. `undefined`: not there, or not let in. */
  async read(place: string | vscode.Uri): Promise<FileVersion | undefined> {
    const document = await this.document(place);
    return typeof document === "string" ? undefined : fileVersionOf(document);
  }

  /**
   * The uri of a file that is or would be at a path: an open document's, else that of the folder that has such a file, else that in
   * the first folder. `undefined` where no folder is open. The path may lead out of the workspace; whoever writes there has to ask.
   */
  async uriOf(path: string): Promise<vscode.Uri | undefined> {
    const candidates = candidatesOf(path);
    for (const uri of candidates) {
      if (openDocument(uri) !== undefined || (await isFile(uri))) {
        return uri;
      }
    }
    return candidates[0];
  }

  /** The document at a place, or why there is none to be had. */
  async document(place: string | vscode.Uri): Promise<vscode.TextDocument | Missing> {
    const uri = typeof place === "string" ? await this.uriOf(place) : place;
    if (uri === undefined) {
      return "notFound";
    }
    const open = openDocument(uri);
    if (open !== undefined) {
      return (await this.access.mayRead(open)) ? open : "notLetIn";
    }
    if (!vscode.workspace.isTrusted || vscode.workspace.getWorkspaceFolder(uri) === undefined) {
      return "notLetIn";
    }
    return this.openFromDisk(uri);
  }

  private async openFromDisk(uri: vscode.Uri): Promise<vscode.TextDocument | Missing> {
    if (!(await isFile(uri))) {
      return "notFound";
    }
    const small = (await vscode.workspace.fs.stat(uri)).size <= mostBytes;
    if (!small || !(await this.access.mayRead({ uri, isUntitled: false }))) {
      return "notLetIn";
    }
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      return document.getText().includes("\0") ? "notLetIn" : document;
    } catch {
      // The editor refuses to open what is binary or went away meanwhile: there is no text to read.
      return "notFound";
    }
  }
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key && !document.isClosed);
}

/** Where a path may lead, the likeliest first. */
function candidatesOf(path: string): readonly vscode.Uri[] {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) {
    return [vscode.Uri.parse(path)];
  }
  const untitled = vscode.workspace.textDocuments.find(({ isUntitled, uri }) => isUntitled && uri.path === path);
  if (untitled !== undefined) {
    return [untitled.uri];
  }
  if (/^(?:\/|[a-z]:[\\/])/i.test(path)) {
    return [vscode.Uri.file(path)];
  }
  const folders = vscode.workspace.workspaceFolders ?? [];
  const named = folders.length > 1 ? folders.filter(({ name }) => path.startsWith(`${name}/`)) : [];
  return [
    ...named.map(({ uri, name }) => vscode.Uri.joinPath(uri, path.slice(name.length + 1))),
    ...folders.map(({ uri }) => vscode.Uri.joinPath(uri, path)),
  ];
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    // A file system says by an error that there is no such file, or that it can't be reached; to a reader both are the same.
    return false;
  }
}
