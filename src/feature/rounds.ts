import type { CheckResult, Finding } from "../evidence/index.ts";

/** One of the times that a model is asked again with what was found, for one click of the person. */
export interface Round {
  /** Id of the answer that it is to mend. */
  readonly mends: string;
  /** Counted from 1. */
  readonly number: number;
  readonly most: number;
  /** Problems that were sent back, as `countProblems` counts them, and their sentences. */
  readonly before: number;
  readonly sent: readonly string[];
  /** Problems of the answer; absent while it is not known. */
  readonly found?: number;
  /** Why no further round follows; absent while it runs, and where one follows. */
  readonly end?: RoundEnd;
}

/**
 * `mended`: no problem is left. `noFewer`: as many as before, or more. `last`: as many rounds as may be. `noChanges`: the answer gives none.
 * `notChecked`: a check that had found a problem did not look again, so that nobody knows what is left.
 */
export type RoundEnd = "mended" | "noFewer" | "last" | "noChanges" | "notChecked" | "failed" | "stopped";

/** A round as it was before it was sent. */
export function unasked({ found: _found, end: _end, ...round }: Round): Round {
  return round;
}

/** What came of a round. */
export interface RoundOutcome {
  readonly state: "done" | "failed" | "stopped";
  readonly hasChanges: boolean;
  /** Each check that had found a problem has looked again. */
  readonly isChecked: boolean;
  readonly problems: number;
}

/** The round with what came of it; without an end a further one follows. */
export function rounded(round: Round, { state, hasChanges, isChecked, problems }: RoundOutcome): Round {
  if (state !== "done") {
    return { ...round, end: state };
  }
  if (!hasChanges) {
    return { ...round, end: "noChanges" };
  }
  const known = { ...round, found: problems };
  if (problems >= round.before) {
    return { ...known, end: "noFewer" };
  }
  if (!isChecked) {
    return { ...known, end: "notChecked" };
  }
  if (problems === 0) {
    return { ...known, end: "mended" };
  }
  return round.number >= round.most ? { ...known, end: "last" } : known;
}

/** How many problems there are: each test that fails is one, so that a round that mends some of them counts. */
export function countProblems(findings: readonly Finding[]): number {
  return findings
    .filter(({ severity }) => severity === "problem")
    .reduce((sum, finding) => sum + (finding.kind === "testsBroken" ? finding.count : 1), 0);
}

/** Whether each check that had found a problem looked again. One that finds nothing to look at any more has. */
export function isCheckedAgain(before: readonly CheckResult[], now: readonly CheckResult[]): boolean {
  return before
    .filter(({ findings }) => findings.some(({ severity }) => severity === "problem"))
    .every(({ check }) => now.some((each) => each.check === check && hasLooked(each)));
}

function hasLooked({ outcome, reason }: CheckResult): boolean {
  return outcome !== "notChecked" || reason === "nothingToCheck";
}
