import * as vscode from "vscode";
import type { ChangedFile } from "../../evidence/index.ts";
import type { Task } from "../../feature/task.ts";
import { readText } from "../../files/readText.ts";
import { pathOf, type WorkspaceFiles } from "../workspaceFiles.ts";
import { type Patch, patchedFile, patchesOf } from "./patches.ts";

/** A file of uncommitted changes, whoever wrote them. */
export interface ReviewedFile extends Pick<Patch, "line" | "added" | "removed"> {
  /** `undefined` where the file holds no text, or none that fits the diff. */
  readonly file: ChangedFile | undefined;
  /** Its text fits the diff no more: it changed meanwhile, or may not be read. */
  readonly isStale: boolean;
  readonly path: string;
  readonly uri: string;
}

/** The files of the diff that a task is to review; none of another task. */
export async function reviewedChanges(
  { feature, diff = "", repository }: Task,
  files: WorkspaceFiles,
): Promise<readonly ReviewedFile[]> {
  const patches = feature === "review" ? patchesOf(diff) : [];
  const root = repository === undefined ? undefined : vscode.Uri.parse(repository);
  const reviewed = await Promise.all(
    patches.map(async (patch) => {
      const uri = root ? vscode.Uri.joinPath(root, patch.name) : await files.uriOf(patch.name);
      return uri && reviewedFile(patch, uri, files);
    }),
  );
  return reviewed.filter((each) => each !== undefined);
}

async function reviewedFile(patch: Patch, uri: vscode.Uri, files: WorkspaceFiles): Promise<ReviewedFile> {
  const { kind, line, added, removed, lines } = patch;
  const path = pathOf(uri);
  const present = kind === "delete" ? undefined : await files.document(uri);
  const file =
    typeof present === "string"
      ? undefined
      : patchedFile(patch, { path, languageId: present?.languageId ?? "", after: await textOnDisk(present) });
  return { file, isStale: file === undefined && lines !== undefined, path, uri: uri.toString(), line, added, removed };
}

/** Git compares what is on disk, not what is being typed. */
async function textOnDisk(document: vscode.TextDocument | undefined): Promise<string | undefined> {
  const text = document?.isDirty ? await readText(document.uri.fsPath) : document?.getText();
  return text?.replaceAll("\r\n", "\n");
}
