import * as vscode from "vscode";
import { newItem } from "../../context/newItem.ts";
import { ruleOf } from "../../evidence/index.ts";
import { countProblems, isCheckedAgain, type Round, rounded } from "../../feature/rounds.ts";
import type { Task } from "../../feature/task.ts";
import { askAgainQuestion, type FoundProblem, foundText } from "../../prompt/chat/index.ts";
import { tellFinding, tellUnplaced } from "./caveats.ts";
import { type FoundIn, foundIn, problemsIn } from "./foundIn.ts";
import { draftTurn, sentItems, type TurnState } from "./turnState.ts";

/** Problems that are sent back one by one: whoever mends so many sees the others in the next round. */
const mostSent = 30;

/** A turn that sends the problems of another back to the model; `undefined` where none stands. `most`: rounds for one click. */
export function roundDraft(
  id: string,
  from: TurnState,
  task: Task,
  { number, most }: Pick<Round, "number" | "most">,
): TurnState | undefined {
  const found = problemsIn(from);
  if (found.length === 0) {
    return undefined;
  }
  const all = found.flatMap((each) => problemsOf(each, from));
  const problems = all.slice(0, mostSent);
  const text = foundText({
    problems,
    more: all.length - problems.length,
    rejected: rejectedIn(from),
    outputs: outputsOf(found, from),
  });
  const name = vscode.l10n.t("what checks found in the last answer");
  const item = newItem({ source: "findings", uri: "", name, text, relevance: 1, reason: "" });
  const round = {
    mends: from.id,
    number,
    most,
    before: countProblems(found.map(({ finding }) => finding)),
    sent: problems.map(({ words }) => words),
  };
  return {
    ...draftTurn(id, task, askAgainQuestion),
    // What a person added or took out of the answer that is to be mended counts for this one, too.
    items: [...from.items.filter(({ source }) => source === "file"), { ...item, isFixed: true }],
    struck: from.struck,
    round,
  };
}

/** Whether a round's draft sends nothing of the workspace but what went along with the answer that it is to mend. */
export function sendsNothingNew(draft: TurnState, from: TurnState): boolean {
  const before = new Set(sentItems(from).map(({ id }) => id));
  return sentItems(draft).every(({ id, source }) => source === "findings" || before.has(id));
}

/** A round with what came of it. */
export function roundOf(round: Round, turn: TurnState, from: TurnState): Round {
  const { proposal, results, state } = turn;
  return rounded(round, {
    state: state === "done" || state === "failed" ? state : "stopped",
    hasChanges: (proposal?.files.length ?? 0) + (proposal?.unplaced.length ?? 0) > 0,
    isChecked: isCheckedAgain(from.results, results),
    problems: countProblems(foundIn(turn).map(({ finding }) => finding)),
  });
}

/** How far the rounds have come, in a sentence. */
export function tellRound({ number, most, before, found, end }: Round): string {
  const round = vscode.l10n.t("Round {0} of {1}", number, most);
  return `${round}: ${found === undefined ? tellSent(before) : tellFound(found, before)}${end === undefined ? "" : endings[end]()}`;
}

function tellSent(before: number): string {
  return before === 1
    ? vscode.l10n.t("1 problem was sent back.")
    : vscode.l10n.t("{0} problems were sent back.", before);
}

function tellFound(found: number, before: number): string {
  return found === 1
    ? vscode.l10n.t("1 problem found, was {0}.", before)
    : vscode.l10n.t("{0} problems found, was {1}.", found, before);
}

const endings: Readonly<Record<NonNullable<Round["end"]>, () => string>> = {
  mended: () => "",
  noFewer: () => vscode.l10n.t(" No fewer than before, so the model is not asked again."),
  last: () => vscode.l10n.t(" That was the last round."),
  noChanges: () => vscode.l10n.t(" The answer gives no changes, so the model is not asked again."),
  notChecked: () =>
    vscode.l10n.t(" A check that had found a problem could not look again, so it is not known what is left."),
  failed: () => vscode.l10n.t(" There was no answer, so the model is not asked again."),
  stopped: () => vscode.l10n.t(" It was stopped."),
};

function problemsOf({ check, finding }: FoundIn, { proposal }: TurnState): readonly FoundProblem[] {
  const rule = `${check}/${ruleOf(finding)}`;
  if (finding.kind === "unplaced" && proposal !== undefined) {
    return proposal.unplaced.map((edit) => ({ rule: `${rule}/${edit.reason}`, words: tellUnplaced(edit) }));
  }
  const { path, line } = finding.place;
  const place = path === undefined ? {} : { place: line === undefined ? path : `${path}:${line + 1}` };
  return [{ rule, ...place, words: tellFinding(finding) }];
}

function rejectedIn({ proposal, decisions }: TurnState): readonly string[] {
  return (proposal?.files ?? []).flatMap(({ path, hunks }) =>
    hunks.filter(({ id }) => decisions[id] === "rejected").map(({ start }) => `${path}:${start + 1}`),
  );
}

/** What the project's own commands printed, where they are among what is sent back. */
function outputsOf(found: readonly FoundIn[], { results }: TurnState): { command: string; end: string }[] {
  const commands = new Set(found.flatMap(({ finding }) => ("command" in finding ? finding.command : [])));
  const runs = results.flatMap((result) => result.runs ?? []);
  return runs.flatMap(({ command, end }) => (end !== undefined && commands.has(command) ? { command, end } : []));
}
