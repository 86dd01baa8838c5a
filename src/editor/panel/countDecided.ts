import type { Verdict } from "../../evidence/index.ts";
import { countStates } from "../../review/decisions.ts";
import type { Decisions } from "../../usage/decisions.ts";
import type { VerdictBatch } from "../../usage/verdictBatch.ts";
import type { TurnState } from "./turnState.ts";

/** Tells the ledger how many more of a turn's hunks are accepted and rejected now than before; undoing a decision takes it back. */
export function tellDecided(before: TurnState, now: TurnState["decisions"], decisions: Decisions): void {
  const { proposal, answeredBy, task } = before;
  if (proposal !== undefined && answeredBy !== undefined) {
    const [then, counts] = [countStates(proposal, before.decisions), countStates(proposal, now)];
    const change = { kept: counts.accepted - then.accepted, dropped: counts.rejected - then.rejected };
    decisions.decided({ feature: task.feature, ...answeredBy }, change);
  }
}

/** The verdict under which each decided hunk was decided: what checks find later does not change it. */
export function decidedAs(
  { proposal, decidedAs: before = {} }: TurnState,
  now: TurnState["decisions"],
  verdict: Verdict,
): Readonly<Record<string, Verdict>> {
  const hunks = proposal?.files.flatMap((file) => file.hunks) ?? [];
  return Object.fromEntries(hunks.flatMap(({ id }) => (isDecided(now[id]) ? [[id, before[id] ?? verdict]] : [])));
}

/** The same by language and verdict; `now`: the turn with what is decided now. */
export function tellVerdicts(before: TurnState, now: TurnState, verdicts: Pick<VerdictBatch, "decided">): void {
  const { answeredBy, task, proposal } = before;
  for (const { languageId, hunks } of answeredBy === undefined ? [] : (proposal?.files ?? [])) {
    const changed = hunks.filter(({ id }) => before.decisions[id] !== now.decisions[id]);
    const counts = changed.flatMap(({ id }) => [...countsOf(before, id, -1), ...countsOf(now, id, 1)]);
    for (const each of counts) {
      verdicts.decided({ feature: task.feature, languageId, ...each });
    }
  }
}

function countsOf({ decisions, decidedAs: verdicts }: TurnState, id: string, by: 1 | -1) {
  const [state, verdict] = [decisions[id], verdicts?.[id]];
  return verdict === undefined || !isDecided(state)
    ? []
    : [{ verdict, kept: state === "accepted" ? by : 0, dropped: state === "rejected" ? by : 0 }];
}

function isDecided(state: string | undefined): boolean {
  return state === "accepted" || state === "rejected";
}
