import type { FileEdit, ReplaceEdit, WholeEdit } from "./answer/fileEdit.ts";
import type { Answer } from "./answer/readAnswer.ts";
import { guardOfChange, guardOfPath } from "./guard.ts";
import { afterText } from "./land.ts";
import type { FileProposal, FileVersion, Guard, Hunk, Proposal, UnplacedEdit } from "./proposal.ts";
import { type Change, changesOf } from "./proposeFile.ts";
import { withoutDiffPrefix, workspacePath } from "./workspacePath.ts";

export interface ProposeOptions {
  /** Unique among proposals; hunks are named after it. */
  readonly id: string;
  readonly answer: Answer;
  /** The version of a file that the model was given, or else the present one; `undefined` where there is none. Never asked for a path outside the workspace. */
  readonly files: (path: string) => FileVersion | undefined | Promise<FileVersion | undefined>;
  /** The URI that a path of the workspace has, for files that are new. */
  readonly uriOf: (path: string) => string;
  /** The language of a new file; without it `plaintext`. */
  readonly languageOf?: (path: string) => string;
  /** A reason of its own to decide a path's hunks one by one. */
  readonly guardOf?: (path: string) => Guard | undefined;
  readonly signal?: AbortSignal;
}

/** Makes hunks of an answer's edits, against the versions of the files that they are for. Throws what the signal aborts with. */
export async function propose(options: ProposeOptions): Promise<Proposal> {
  const files: FileProposal[] = [];
  const unplaced: UnplacedEdit[] = [...options.answer.malformed];
  for (const target of await targetsOf(options)) {
    const { file, reports } = proposeFor(target, options, files.length);
    unplaced.push(...reports);
    if (file !== undefined) {
      files.push(file);
    }
  }
  return { id: options.id, files, unplaced };
}

/** The edits of one path. */
interface Target {
  readonly path: string;
  readonly isOutside: boolean;
  readonly file: FileVersion | undefined;
  readonly edits: readonly FileEdit[];
}

async function targetsOf({ answer, files, signal }: ProposeOptions): Promise<readonly Target[]> {
  const targets = new Map<string, Omit<Target, "edits"> & { edits: FileEdit[] }>();
  for (const edit of answer.edits) {
    signal?.throwIfAborted();
    const { path, isOutside } = workspacePath(edit.path);
    const known = targets.get(path) ?? targets.get(withoutDiffPrefix(path) ?? "");
    if (known !== undefined) {
      known.edits.push(edit);
      continue;
    }
    const found = isOutside ? { path, file: undefined } : await findFile(path, files);
    targets.set(found.path, { ...found, isOutside, edits: [edit] });
  }
  signal?.throwIfAborted();
  return [...targets.values()];
}

async function findFile(
  path: string,
  files: ProposeOptions["files"],
): Promise<{ path: string; file: FileVersion | undefined }> {
  const file = await files(path);
  const shorter = withoutDiffPrefix(path);
  if (file !== undefined || shorter === undefined) {
    return { path: file?.path ?? path, file };
  }
  const other = await files(shorter);
  return { path: other?.path ?? path, file: other };
}

interface Proposed {
  readonly file?: FileProposal;
  readonly reports: readonly UnplacedEdit[];
}

function proposeFor(target: Target, options: ProposeOptions, index: number): Proposed {
  const { path, file, edits } = target;
  const removal = edits.find((edit) => edit.kind === "delete");
  const renaming = edits.find((edit) => edit.kind === "rename");
  const textEdits = edits.filter((edit) => edit.kind === "replace" || edit.kind === "whole");
  if (file === undefined) {
    return proposeNew(target, textEdits, options, index);
  }
  if (removal !== undefined) {
    return proposeRemoval(target, file, removal, options, index);
  }
  const { changes, unplaced } = changesOf(textEdits, path, file.text);
  const hunks = changes.map((change, at) => hunkOf(change, file.text.split("\n"), `${options.id}:${index}:${at}`));
  const base = baseOf(target, options);
  if (renaming === undefined) {
    const changed: FileProposal = { ...base, kind: "change", version: file.version, before: file.text, hunks };
    return hunks.length === 0 ? { reports: unplaced } : { file: guarded(changed, target, options), reports: unplaced };
  }
  const moved = workspacePath(renaming.newPath);
  const move: Hunk = { id: `${options.id}:${index}:move`, start: 0, oldLines: [], newLines: [], placement: "exact" };
  const renamed: FileProposal = {
    ...base,
    kind: "rename",
    newPath: moved.path,
    version: file.version,
    before: file.text,
    hunks: [move, ...hunks],
  };
  return {
    file: guarded(renamed, { ...target, isOutside: target.isOutside || moved.isOutside }, options),
    reports: unplaced,
  };
}

function proposeNew(
  target: Target,
  edits: readonly (ReplaceEdit | WholeEdit)[],
  options: ProposeOptions,
  index: number,
): Proposed {
  const isNew = (edit: FileEdit) =>
    edit.kind === "whole" || (edit.kind === "replace" && edit.oldLines.every((line) => line.trim() === ""));
  const reports = target.edits
    .filter((edit) => !isNew(edit))
    .map((edit): UnplacedEdit => ({ path: target.path, reason: "unknownFile", text: edit.text }));
  const { changes, unplaced } = changesOf(edits.filter(isNew), target.path, "");
  if (changes.length === 0) {
    return { reports: [...reports, ...unplaced] };
  }
  const hunks = changes.map((change, at) => hunkOf(change, [""], `${options.id}:${index}:${at}`));
  const created: FileProposal = { ...baseOf(target, options), kind: "create", version: undefined, before: "", hunks };
  return { file: guarded(created, target, options), reports: [...reports, ...unplaced] };
}

function proposeRemoval(
  target: Target,
  file: FileVersion,
  removal: FileEdit,
  options: ProposeOptions,
  index: number,
): Proposed {
  const lines = file.text.split("\n");
  const oldLines = lines.at(-1) === "" ? lines.slice(0, -1) : lines;
  const hunk: Hunk = { id: `${options.id}:${index}:0`, start: 0, oldLines, newLines: [], placement: "exact" };
  const removed: FileProposal = {
    ...baseOf(target, options),
    kind: "delete",
    version: file.version,
    before: file.text,
    hunks: [hunk],
  };
  const reports = target.edits
    .filter((edit) => edit !== removal)
    .map((edit): UnplacedEdit => ({ path: target.path, reason: "overlaps", text: edit.text }));
  return { file: guarded(removed, target, options), reports };
}

function baseOf({ path, file, isOutside }: Target, { uriOf, languageOf }: ProposeOptions) {
  return {
    uri: file?.uri ?? (isOutside ? path : uriOf(path)),
    path,
    languageId: file?.languageId ?? languageOf?.(path) ?? "plaintext",
  };
}

function guarded(file: FileProposal, { isOutside }: Target, { guardOf }: ProposeOptions): FileProposal {
  const guard = isOutside
    ? "outsideWorkspace"
    : (guardOfChange(file.path, file.before, afterText(file)) ??
      guardOfPath(file.newPath ?? "") ??
      guardOf?.(file.path) ??
      (file.newPath === undefined ? undefined : guardOf?.(file.newPath)));
  return guard === undefined ? file : { ...file, guard };
}

function hunkOf({ start, count, lines: newLines, placement }: Change, lines: readonly string[], id: string): Hunk {
  return { id, start, oldLines: lines.slice(start, start + count), newLines, placement };
}
