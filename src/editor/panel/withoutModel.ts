import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { CommandFeature } from "../../feature/task.ts";
import { documentationSkeleton } from "../../feature/withoutModel/documentationSkeleton.ts";
import { draftCommitMessage } from "../../feature/withoutModel/draftCommitMessage.ts";
import { explainStructure } from "../../feature/withoutModel/explainStructure.ts";
import type { Proposal } from "../../review/proposal.ts";
import { check, linksOf } from "./checking.ts";
import type { ThreadParts } from "./parts.ts";
import { reviewAlone } from "./reviewAlone.ts";
import type { TurnState } from "./turnState.ts";

type Alone = (turn: TurnState, parts: ThreadParts, signal: AbortSignal) => Promise<TurnState>;

/** What a task gives where no model may be asked: something true from the editor's own knowledge, or what it needs. Never throws. */
export async function answerAlone(
  turn: TurnState,
  why: "noModel" | "untrusted",
  parts: ThreadParts,
  signal: AbortSignal,
): Promise<TurnState> {
  const alone = turn.question === "" ? byFeature[turn.task.feature] : undefined;
  if (alone === undefined) {
    return { ...turn, state: "failed", failure: needsModel(why) };
  }
  const answered = await alone(turn, parts, signal);
  return { ...answered, notes: [...answered.notes, note(why)] };
}

const byFeature: Readonly<Partial<Record<CommandFeature, Alone>>> = {
  explain,
  document,
  commitMessage: async (turn) => ({
    ...turn,
    state: "done",
    finish: "stop",
    message: draftCommitMessage(turn.task.diff ?? ""),
  }),
  review: reviewAlone,
};

function needsModel(why: "noModel" | "untrusted"): NonNullable<TurnState["failure"]> {
  return why === "untrusted"
    ? {
        sentence: vscode.l10n.t("Nothing leaves this machine from a folder that you do not trust. Trust it first."),
        mend: { title: vscode.l10n.t("Manage trust"), command: "workbench.trust.manage" },
      }
    : {
        sentence: vscode.l10n.t("This needs a model that answers questions, and none is set up."),
        mend: { title: vscode.l10n.t("Set up a model"), command: "caveat.setUpModel" },
      };
}

function note(why: "noModel" | "untrusted"): string {
  return why === "untrusted"
    ? vscode.l10n.t("No model was asked: this folder is not trusted")
    : vscode.l10n.t("No model was asked: none is set up");
}

async function explain(turn: TurnState, parts: ThreadParts, signal: AbortSignal): Promise<TurnState> {
  const { document, selection, text, diagnostic } = turn.task;
  if (document === undefined) {
    const sentence =
      text === undefined
        ? vscode.l10n.t("There is nothing here that the editor itself knows.")
        : vscode.l10n.t("The editor itself knows nothing of text from a terminal.");
    return { ...turn, state: "failed", failure: { ...needsModel("noModel"), sentence } };
  }
  const whole = { start: 0, count: document.text.split("\n").length };
  const lines = selection ?? diagnostic?.lines ?? whole;
  const structure = await parts.sourcesFor(turn.task).structureOf(document, lines, signal);
  if (structure === undefined) {
    const sentence = vscode.l10n.t("The editor knows nothing of the structure of {0}.", document.path);
    return { ...turn, state: "failed", failure: { ...needsModel("noModel"), sentence } };
  }
  const done = { ...turn, state: "done", finish: "stop", markdown: explainStructure(structure) } as const;
  const notes = [vscode.l10n.t("Structural account from the editor's own knowledge")];
  return { ...done, notes, links: await linksOf(done, parts.files) };
}

async function document(turn: TurnState, parts: ThreadParts, signal: AbortSignal): Promise<TurnState> {
  const { document: file, selection, cursorLine } = turn.task;
  const line = selection?.start ?? cursorLine ?? 0;
  const skeleton = file === undefined ? undefined : documentationSkeleton(file, line);
  if (file === undefined || skeleton === undefined) {
    const sentence = vscode.l10n.t("No signature was found here that documentation could be written for.");
    return { ...turn, state: "failed", failure: { ...needsModel("noModel"), sentence } };
  }
  const proposal: Proposal = {
    id: randomUUID(),
    unplaced: [],
    files: [
      {
        ...file,
        kind: "change",
        before: file.text,
        hunks: [{ id: "skeleton", start: skeleton.line, oldLines: [], newLines: skeleton.lines, placement: "exact" }],
      },
    ],
  };
  const notes = [vscode.l10n.t("Skeleton from the signature: the descriptions are yours to write")];
  return check({ ...turn, state: "done", finish: "stop", notes, proposal }, [], parts, signal);
}
