import * as vscode from "vscode";
import type { Workspace } from "../../context/contextItem.ts";
import type { Structure } from "../../context/structure.ts";
import type { Task, TaskDocument } from "../../context/task.ts";
import type { Definition, TaskSources } from "../../context/taskSources.ts";
import type { LineSpan } from "../../text/lineSpan.ts";
import { FolderInstructions } from "../instructionFiles.ts";
import type { WorkspaceFiles } from "../workspaceFiles.ts";
import { definitionsOf } from "./definitions.ts";
import { structureAt } from "./structure.ts";

/** What the context of one task needs to know of the editor. */
export function taskSources(task: Task, workspace: Workspace, files: WorkspaceFiles): TaskSources {
  const open = async (document: TaskDocument) => {
    const found = await files.document(vscode.Uri.parse(document.uri));
    return typeof found === "string" ? undefined : found;
  };
  return {
    instructions: instructionsFor(task),
    openDocuments: () => workspace.openDocuments(),
    definitionsOf: async (document, lines, signal): Promise<readonly Definition[]> => {
      const found = await open(document);
      return found === undefined ? [] : definitionsOf(found, lines, files, signal);
    },
    structureOf: async (document, lines, signal): Promise<Structure | undefined> => {
      const found = await open(document);
      return found && structureAt(found, rangeOf(found, lines), signal);
    },
  };
}

/** The folder of the task's document or repository; of a task about neither, the first one. */
function instructionsFor({ document, repository }: Task): FolderInstructions | undefined {
  const place = document?.uri ?? repository;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = place === undefined ? folders[0] : vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(place));
  return vscode.workspace.isTrusted && folder !== undefined ? new FolderInstructions(folder) : undefined;
}

/** The document may have fewer lines by now than when the task was made. */
function rangeOf(document: vscode.TextDocument, { start, count }: LineSpan): vscode.Range {
  const last = Math.min(Math.max(start, start + count - 1), document.lineCount - 1);
  return new vscode.Range(new vscode.Position(Math.min(start, last), 0), document.lineAt(last).range.end);
}
