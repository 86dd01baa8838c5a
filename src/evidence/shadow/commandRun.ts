import type { CommandEnd } from "./protocol.ts";
import type { TestCounts } from "./testCounts.ts";

/** How a command went. `output`: its last characters. */
export interface CommandRun {
  readonly end: CommandEnd;
  readonly output: string;
  readonly tests?: TestCounts;
}

/** Whether a command says that all is well. */
export function isGood({ end }: CommandRun): boolean {
  return end.how === "exited" && end.code === 0;
}

/** Whether it says so of tests, and some ran. */
export function hasPassed(run: CommandRun): boolean {
  return isGood(run) && (run.tests?.passed ?? 0) > 0;
}
