import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import * as vscode from "vscode";
import {
  type CheckResult,
  checkCommandsOf,
  runInShadow,
  type ShadowEdit,
  setCommandsOf,
  shadowResult,
} from "../../evidence/index.ts";
import { afterText } from "../../review/land.ts";
import type { FileProposal, Proposal } from "../../review/proposal.ts";
import type { ThreadParts } from "./parts.ts";

/** Milliseconds that one command may take. */
const longestCommand = 10 * 60_000;

/** Whether a proposal can be tried out in a copy: what a project runs is only run where the person trusts it. */
export function canVerify(proposal: Proposal | undefined): proposal is Proposal {
  return vscode.workspace.isTrusted && proposal !== undefined && rootOf(proposal) !== undefined;
}

/**
 * Runs the project's own commands, or those that the person set, in a copy of it with a proposal in place. `progress` hears which command runs.
 * Throws the signal's reason; whatever else keeps it from running is told in the result.
 */
export async function verify(
  proposal: Proposal,
  { guardian, log, settings }: Pick<ThreadParts, "guardian" | "log" | "settings">,
  signal: AbortSignal,
  progress: (command: string) => void,
): Promise<CheckResult> {
  const root = rootOf(proposal);
  const set = setCommandsOf(settings.current.verify.commands);
  const commands = set.length > 0 || root === undefined ? set : checkCommandsOf((name) => textOf(join(root, name)));
  if (root === undefined || commands.length === 0) {
    return shadowResult([]);
  }
  try {
    const results = await runInShadow(
      {
        root,
        edits: proposal.files.flatMap((file) => changedFiles(file, root)),
        present: proposal.files.flatMap((file) => presentFiles(file, root)),
        commands,
        milliseconds: longestCommand,
        guardian,
        onStart: ({ words }) => progress(words.join(" ")),
      },
      signal,
    );
    for (const { command, changed, present } of results) {
      log.info(`${command.words.join(" ")}, with the proposal:\n${changed.output}`);
      if (present !== undefined) {
        log.info(`${command.words.join(" ")}, without it:\n${present.output}`);
      }
    }
    return shadowResult(results);
  } catch (error) {
    signal.throwIfAborted();
    log.error(error instanceof Error ? error : String(error));
    return { check: "shadow", outcome: "notChecked", findings: [], seen: [], unseen: [], reason: "failed" };
  }
}

/** The folder on disk in which all files of a proposal lie. */
function rootOf({ files }: Proposal): string | undefined {
  const folders = new Set(files.map(({ uri }) => vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri))));
  const [folder] = folders;
  return folders.size === 1 && folder?.uri.scheme === "file" ? folder.uri.fsPath : undefined;
}

function changedFiles(file: FileProposal, root: string): readonly ShadowEdit[] {
  const path = pathIn(root, file.uri);
  const text = file.kind === "delete" ? undefined : afterText(file);
  return file.newPath === undefined
    ? [{ path, text }]
    : [
        { path, text: undefined },
        { path: pathOfNew(file.newPath), text },
      ];
}

function presentFiles(file: FileProposal, root: string): readonly ShadowEdit[] {
  const present = { path: pathIn(root, file.uri), text: file.kind === "create" ? undefined : file.before };
  return file.newPath === undefined ? [present] : [{ path: pathOfNew(file.newPath), text: undefined }, present];
}

function pathIn(root: string, uri: string): string {
  return relative(root, vscode.Uri.parse(uri).fsPath);
}

/** Where several folders are open, a path in the workspace begins with the folder's name. */
function pathOfNew(path: string): string {
  const hasSeveral = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  return hasSeveral ? path.slice(path.indexOf("/") + 1) : path;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // A manifest that is not there names no commands.
    return undefined;
  }
}
