import * as vscode from "vscode";
import { afterText, land, unland } from "../../review/land.ts";
import { type PresentState, presentState } from "../../review/presentState.ts";
import type { FileProposal, Hunk, HunkState } from "../../review/proposal.ts";
import { type Applied, applyChanges, type FileChange } from "../applyHunks.ts";
import type { LineEdit } from "../lineEdits.ts";
import { fileVersionOf, type WorkspaceFiles } from "../workspaceFiles.ts";
import type { TurnState } from "./turnState.ts";

/** What became of hunks; those not named stay as they were. */
export interface Decided {
  readonly states: Readonly<Record<string, HunkState>>;
  /** By hunk: the present lines that keep it from being applied. */
  readonly conflicts: Readonly<Record<string, readonly string[]>>;
  /** Why nothing was applied, where the editor refused. */
  readonly refused?: Extract<Applied, { applied: false }>;
}

const nothing: Decided = { states: {}, conflicts: {} };

/** What is to be done to one file for some of its hunks, or the hunks that conflict with its present text. */
interface Step {
  readonly change?: FileChange;
  readonly done: readonly Hunk[];
  readonly conflicts: Readonly<Record<string, readonly string[]>>;
}

type Landing = (file: FileProposal, hunks: readonly Hunk[], current: string) => ReturnType<typeof land>;

/** Hunks of a file that are in it by now. */
function acceptedOf(file: FileProposal, { decisions }: TurnState): readonly Hunk[] {
  return file.hunks.filter(({ id }) => decisions[id] === "accepted");
}

/** Puts the hunks into the files' present text, all of them as one undo step. */
export async function accept(turn: TurnState, ids: readonly string[], files: WorkspaceFiles): Promise<Decided> {
  return decide(turn, ids, "accepted", (file, hunks) => {
    const landed = acceptedOf(file, turn);
    return stepFor(file, hunks, files, (each, chosen, current) => land(each, chosen, current, landed));
  });
}

/** Takes accepted hunks out again; rejected ones are just open again. */
export async function undo(turn: TurnState, ids: readonly string[], files: WorkspaceFiles): Promise<Decided> {
  const accepted = ids.filter((id) => turn.decisions[id] === "accepted");
  const others = ids.filter((id) => turn.decisions[id] !== "accepted");
  const taken = await decide(turn, accepted, "undecided", (file, hunks) =>
    undoStepFor(file, hunks, files, (each, chosen, current) =>
      unlandAll(each, chosen, current, acceptedOf(each, turn)),
    ),
  );
  return { ...taken, states: { ...all(others, "undecided"), ...taken.states } };
}

/** Nothing is written for a rejected hunk. */
export function reject(ids: readonly string[]): Decided {
  return { states: all(ids, "rejected"), conflicts: {} };
}

/** What the files' present text makes of the decisions: hunks taken back by the editor's own undo are open again, others conflict. */
export async function refresh(turn: TurnState, files: WorkspaceFiles): Promise<Decided> {
  const found: (PresentState & { readonly id: string; readonly before: HunkState })[] = [];
  for (const file of turn.proposal?.files.filter(({ kind }) => kind === "change") ?? []) {
    const present = await files.read(vscode.Uri.parse(file.uri));
    const landed = acceptedOf(file, turn);
    for (const hunk of present === undefined ? [] : file.hunks) {
      const before = turn.decisions[hunk.id] ?? "undecided";
      found.push({ id: hunk.id, before, ...presentState(file, hunk, before, present?.text ?? "", landed) });
    }
  }
  const changed = found.filter(({ state, before }) => state !== before);
  return {
    states: Object.fromEntries(changed.map(({ id, state }) => [id, state])),
    conflicts: Object.fromEntries(
      found.flatMap(({ id, conflict }) => (conflict === undefined ? [] : [[id, conflict]])),
    ),
  };
}

async function decide(
  turn: TurnState,
  ids: readonly string[],
  state: HunkState,
  step: (file: FileProposal, hunks: readonly Hunk[]) => Promise<Step>,
): Promise<Decided> {
  const chosen = (turn.proposal?.files ?? []).flatMap((file) => {
    // A file is renamed, made or deleted as a whole.
    const isPart = file.kind === "change";
    const hunks = isPart ? file.hunks.filter(({ id }) => ids.includes(id)) : file.hunks;
    return file.hunks.some(({ id }) => ids.includes(id)) ? [{ file, hunks }] : [];
  });
  if (chosen.length === 0) {
    return nothing;
  }
  const outside = chosen.find(({ file }) => file.guard === "outsideWorkspace");
  if (outside !== undefined) {
    return { ...nothing, refused: { applied: false, reason: "outside", uri: outside.file.path } };
  }
  const steps = await Promise.all(chosen.map(({ file, hunks }) => step(file, hunks)));
  const conflicts = Object.assign({}, ...steps.map((each) => each.conflicts));
  const states = { ...all(Object.keys(conflicts), "conflict") };
  const changes = steps.flatMap(({ change }) => change ?? []);
  const applied = changes.length === 0 ? ({ applied: true } as const) : await applyChanges(changes);
  if (!applied.applied) {
    return { states, conflicts, refused: applied };
  }
  const done = steps.flatMap((each) => each.done.map(({ id }) => id));
  return { states: { ...states, ...all(done, state) }, conflicts };
}

async function stepFor(
  file: FileProposal,
  hunks: readonly Hunk[],
  files: WorkspaceFiles,
  landing: Landing,
): Promise<Step> {
  if (file.kind === "create") {
    return { change: { kind: "create", uri: file.uri, text: afterText(file, hunks) }, done: hunks, conflicts: {} };
  }
  const document = await files.document(vscode.Uri.parse(file.uri));
  if (typeof document === "string") {
    return missing(file, hunks);
  }
  const { text, version } = fileVersionOf(document);
  if (file.kind === "delete") {
    const isSame = text === file.before;
    return isSame
      ? { change: { kind: "delete", uri: file.uri, version }, done: hunks, conflicts: {} }
      : { done: [], conflicts: Object.fromEntries(hunks.map(({ id }) => [id, text.split("\n")])) };
  }
  const { edits, done, conflicts } = landEach(file, hunks, text, landing);
  if (file.kind === "rename" && Object.keys(conflicts).length === 0) {
    const newUri = await uriBeside(file, files);
    return { change: { kind: "rename", uri: file.uri, version, newUri, edits }, done, conflicts };
  }
  return {
    ...(edits.length === 0 ? {} : { change: { kind: "change", uri: file.uri, version, edits } }),
    done,
    conflicts,
  };
}

async function undoStepFor(
  file: FileProposal,
  hunks: readonly Hunk[],
  files: WorkspaceFiles,
  landing: Landing,
): Promise<Step> {
  if (file.kind === "delete") {
    return { change: { kind: "create", uri: file.uri, text: file.before }, done: hunks, conflicts: {} };
  }
  if (file.kind === "create") {
    const made = await files.read(vscode.Uri.parse(file.uri));
    return made !== undefined && made.text === afterText(file, hunks)
      ? { change: { kind: "delete", uri: file.uri, version: made.version }, done: hunks, conflicts: {} }
      : missing(file, hunks);
  }
  if (file.kind === "rename") {
    const renamed = { ...file, kind: "change", uri: await uriBeside(file, files) } as const;
    const step = await stepFor(renamed, hunks, files, landing);
    const version = (await files.read(vscode.Uri.parse(renamed.uri)))?.version ?? -1;
    const edits = step.change?.kind === "change" ? step.change.edits : [];
    return { ...step, change: { kind: "rename", uri: renamed.uri, version, newUri: file.uri, edits } };
  }
  return stepFor(file, hunks, files, landing);
}

/** Hunks that land together; where one does not, it is left out and the others land. */
function landEach(file: FileProposal, hunks: readonly Hunk[], text: string, landing: Landing) {
  const done: Hunk[] = [];
  const conflicts: Record<string, readonly string[]> = {};
  let edits: readonly LineEdit[] = [];
  for (const hunk of hunks) {
    const landed = landing(file, [...done, hunk], text);
    if (landed.kind === "lands") {
      edits = landed.edits;
      done.push(hunk);
    } else {
      conflicts[hunk.id] = landed.current;
    }
  }
  return { edits, done, conflicts };
}

/** Each hunk comes out by itself; where one does not, the others stay with it. */
function unlandAll(
  file: FileProposal,
  hunks: readonly Hunk[],
  current: string,
  landed: readonly Hunk[],
): ReturnType<typeof land> {
  const landings = hunks.map((hunk) => unland(file, hunk, current, landed));
  const conflict = landings.find(({ kind }) => kind === "conflict");
  return conflict ?? { kind: "lands", edits: landings.flatMap((each) => (each.kind === "lands" ? each.edits : [])) };
}

function missing(_file: FileProposal, hunks: readonly Hunk[]): Step {
  return { done: [], conflicts: Object.fromEntries(hunks.map(({ id }) => [id, []])) };
}

async function uriBeside(file: FileProposal, files: WorkspaceFiles): Promise<string> {
  const uri = await files.uriOf(file.newPath ?? file.path);
  return uri?.toString() ?? file.uri;
}

function all(ids: readonly string[], state: HunkState): Record<string, HunkState> {
  return Object.fromEntries(ids.map((id) => [id, state]));
}
