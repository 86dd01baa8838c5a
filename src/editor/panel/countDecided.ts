import { countStates } from "../../review/decisions.ts";
import type { Decisions } from "../../usage/decisions.ts";
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
