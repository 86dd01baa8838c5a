import {
  type CheckResult,
  type Dismissal,
  type Finding,
  isDismissed,
  type Verdict,
  verdictOf,
} from "../../evidence/index.ts";
import { tellFinding } from "./caveats.ts";
import type { TurnState } from "./turnState.ts";

/** A finding that a person sees, and the result of the check that it comes from. */
export interface FoundIn {
  /** Stays the same when the checks run again, so that what was dismissed stays dismissed. */
  readonly id: string;
  readonly check: CheckResult["check"];
  readonly result: CheckResult;
  readonly finding: Finding;
}

/** What was found in a turn's answer and is not dismissed. */
export function foundIn(turn: TurnState): readonly FoundIn[] {
  return allIn(turn).filter(({ finding }) => !isSilent(finding, turn));
}

/** Whether a finding was dismissed. */
export function isSilent(finding: Finding, { dismissed }: Pick<TurnState, "dismissed">): boolean {
  return dismissed.includes(idOf(finding));
}

/** What the checks came to, but for what is dismissed. */
export function verdictIn(turn: TurnState): Verdict {
  return verdictOf(turn.results, (finding) => isSilent(finding, turn));
}

/** The turn with what is dismissed by its rule among what is dismissed. It is for the person's eyes: what is kept has the rules apart. */
export function withDismissals(turn: TurnState, dismissals: readonly Dismissal[]): TurnState {
  // Mostly there are none, and a turn that streams is shown again and again.
  const silent =
    dismissals.length === 0 ? [] : allIn(turn).filter(({ check, finding }) => isDismissed(check, finding, dismissals));
  return silent.length === 0 ? turn : { ...turn, dismissed: [...turn.dismissed, ...silent.map(({ id }) => id)] };
}

function allIn({ results }: TurnState): readonly FoundIn[] {
  return results.flatMap((result) =>
    result.findings.map((finding) => ({ id: idOf(finding), check: result.check, result, finding })),
  );
}

/** The problems that stand: those of hunks that were rejected are gone with them. */
export function problemsIn(turn: TurnState): readonly FoundIn[] {
  const isRejected = (hunk: string | undefined) => hunk !== undefined && turn.decisions[hunk] === "rejected";
  return foundIn(turn).filter(({ finding: { severity, place } }) => severity === "problem" && !isRejected(place.hunk));
}

function idOf(finding: Finding): string {
  return `${finding.kind}:${JSON.stringify(finding.place)}:${tellFinding(finding)}`;
}
