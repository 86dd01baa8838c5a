import * as vscode from "vscode";
import type { Task } from "../../feature/task.ts";
import { fileVersionOf } from "../workspaceFiles.ts";

/** The task with its document as it is now; the same value where it did not change. */
export function renewed(task: Task): Task {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === task.document?.uri);
  if (open === undefined || task.document === undefined || open.version === task.document.version) {
    return task;
  }
  const document = fileVersionOf(open);
  const { selection, ...rest } = task;
  const isInside = selection !== undefined && selection.start + selection.count <= open.lineCount;
  return isInside ? { ...rest, selection, document } : { ...rest, document };
}
