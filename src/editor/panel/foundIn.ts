import type { CheckId, Finding } from "../../evidence/index.ts";
import { tellFinding } from "./caveats.ts";
import type { TurnState } from "./turnState.ts";

/** A finding that a person sees, and the check that it comes from. */
export interface FoundIn {
  /** Stays the same when the checks run again, so that what was dismissed stays dismissed. */
  readonly id: string;
  readonly check: CheckId;
  readonly finding: Finding;
}

/** What was found in a turn's answer and is not dismissed. */
export function foundIn({ results, dismissed }: TurnState): readonly FoundIn[] {
  return results
    .flatMap(({ check, findings }) => findings.map((finding) => ({ check, finding, id: idOf(finding) })))
    .filter(({ id }) => !dismissed.includes(id));
}

/** The problems that stand: those of hunks that were rejected are gone with them. */
export function problemsIn(turn: TurnState): readonly FoundIn[] {
  const isRejected = (hunk: string | undefined) => hunk !== undefined && turn.decisions[hunk] === "rejected";
  return foundIn(turn).filter(({ finding: { severity, place } }) => severity === "problem" && !isRejected(place.hunk));
}

function idOf(finding: Finding): string {
  return `${finding.kind}:${JSON.stringify(finding.place)}:${tellFinding(finding)}`;
}
