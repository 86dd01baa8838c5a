import { applyPatch, parsePatch, reversePatch, type StructuredPatch } from "diff";
import * as vscode from "vscode";
import type { ChangedFile } from "../../evidence/index.ts";
import type { Task } from "../../feature/task.ts";
import { readText } from "../../files/readText.ts";
import { lineChanges } from "../../text/diff.ts";
import { pathOf, type WorkspaceFiles } from "../workspaceFiles.ts";

/** A file of uncommitted changes, whoever wrote them. */
export interface ReviewedFile {
  /** `undefined` where the file holds no text, or none that fits the diff. */
  readonly file: ChangedFile | undefined;
  /** Its text fits the diff no more: it changed meanwhile, or may not be read. */
  readonly isStale: boolean;
  readonly path: string;
  readonly uri: string;
  /** First changed line, counted from 0. */
  readonly line: number;
  readonly added: number;
  readonly removed: number;
}

/** The files of the diff that a task is to review; none of another task. */
export async function reviewedChanges(
  { feature, diff = "", repository }: Task,
  files: WorkspaceFiles,
): Promise<readonly ReviewedFile[]> {
  const patches = feature === "review" ? parsePatch(diff.replaceAll("\r\n", "\n")) : [];
  const reviewed = await Promise.all(patches.map((patch) => reviewedFile(patch, repository, files)));
  return reviewed.filter((each) => each !== undefined);
}

async function reviewedFile(
  patch: StructuredPatch,
  repository: string | undefined,
  files: WorkspaceFiles,
): Promise<ReviewedFile | undefined> {
  const name = plainPath(patch.newFileName) ?? plainPath(patch.oldFileName);
  const root = repository === undefined ? undefined : vscode.Uri.parse(repository);
  const uri = name === undefined ? undefined : root ? vscode.Uri.joinPath(root, name) : await files.uriOf(name);
  if (uri === undefined) {
    return undefined;
  }
  const lines = patch.hunks.flatMap((hunk) => hunk.lines);
  const file = await changedFile(patch, uri, files);
  return {
    file,
    // What is binary, or got another name alone, has no hunks.
    isStale: file === undefined && patch.hunks.length > 0,
    path: pathOf(uri),
    uri: uri.toString(),
    line: Math.max(0, (patch.hunks[0]?.newStart ?? 1) - 1),
    added: lines.filter((line) => line.startsWith("+")).length,
    removed: lines.filter((line) => line.startsWith("-")).length,
  };
}

/** The file after is the one on disk, as git compares it; the file before is what the diff, turned round, makes of it. */
async function changedFile(
  patch: StructuredPatch,
  uri: vscode.Uri,
  files: WorkspaceFiles,
): Promise<ChangedFile | undefined> {
  const isDeleted = plainPath(patch.newFileName) === undefined;
  const present = isDeleted ? undefined : await files.document(uri);
  if (typeof present === "string") {
    return undefined;
  }
  const onDisk = present?.isDirty ? await readText(uri.fsPath) : present?.getText();
  const after = onDisk?.replaceAll("\r\n", "\n");
  const before = after === undefined && !isDeleted ? false : applyPatch(after ?? "", reversePatch(patch));
  if (before === false) {
    return undefined;
  }
  const isNew = plainPath(patch.oldFileName) === undefined;
  const path = pathOf(uri);
  return {
    path,
    languageId: present?.languageId ?? "",
    before: isNew ? undefined : before,
    after,
    hunks: lineChanges(before.split("\n"), (after ?? "").split("\n")).map(({ newStart, lines }, index) => ({
      id: `${path}#${index}`,
      after: { start: newStart, count: lines.length },
    })),
  };
}

/** `git diff` writes `a/` and `b/` before paths, and `/dev/null` where there is no file. */
function plainPath(name: string | undefined): string | undefined {
  return name === undefined || name === "/dev/null" ? undefined : name.replace(/^[ab]\//, "");
}
