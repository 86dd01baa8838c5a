import * as vscode from "vscode";
import type { TypeServer, Types } from "../../evidence/index.ts";
import { answerKinds, type Task } from "../../feature/task.ts";
import type { FileProposal } from "../../review/proposal.ts";
import { pathOf } from "../workspaceFiles.ts";

const scripts = /\.[cm]?[jt]sx?$/;

/** What TypeScript's server says of a proposal's files; `undefined` where the folder is not trusted, since the server reads in it. */
export function typesOf(files: readonly Pick<FileProposal, "path" | "uri">[], server: TypeServer): Types | undefined {
  if (!vscode.workspace.isTrusted) {
    return undefined;
  }
  const uris = new Map(files.map(({ path, uri }) => [path, vscode.Uri.parse(uri)]));
  return {
    async errors(changed, signal) {
      const placed = changed.flatMap(({ path, before, after }) => {
        const at = placeOf(uris.get(path));
        return at === undefined ? [] : [{ ...at, before, after }];
      });
      const errors = await server.errors(
        { files: placed, unsaved: unsavedFiles(new Set([...uris.values()].map(String))) },
        signal,
      );
      return typeof errors === "string"
        ? errors
        : errors.map((each) => ({ ...each, path: pathOf(vscode.Uri.file(each.path)) }));
    },
  };
}

/** Has the server read the project of a task's document while a model answers, so that it need not when the answer is there. Never rejects. */
export async function readyTypes({ document, feature }: Task, server: TypeServer): Promise<void> {
  const at = document && placeOf(vscode.Uri.parse(document.uri));
  if (vscode.workspace.isTrusted && answerKinds[feature] === "proposal" && document !== undefined && at !== undefined) {
    const { text } = document;
    await server.errors({ files: [{ ...at, before: text, after: text }], unsaved: [] }, new AbortController().signal);
  }
}

function placeOf(uri: vscode.Uri | undefined): { path: string; folder: string } | undefined {
  const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
  return uri?.scheme === "file" && folder !== undefined && scripts.test(uri.path)
    ? { path: uri.fsPath, folder: folder.uri.fsPath }
    : undefined;
}

/** Open files whose text is not what is on disk, but for the proposal's. */
function unsavedFiles(proposed: ReadonlySet<string>): { path: string; folder: string; text: string }[] {
  return vscode.workspace.textDocuments
    .filter((document) => document.isDirty && !proposed.has(document.uri.toString()))
    .flatMap((document) => {
      const at = placeOf(document.uri);
      return at === undefined ? [] : [{ ...at, text: document.getText() }];
    });
}
