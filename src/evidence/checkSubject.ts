import type { CheckResult, Knowledge, Subject } from "./check.ts";
import { checksFor, type Types } from "./checks/index.ts";
import type { QuickChecks } from "./quick/index.ts";
import { runChecks } from "./runChecks.ts";
import type { Syntax } from "./syntax/index.ts";

/** Those who look, and what they may ask of the workspace. */
export interface Checkers {
  readonly syntax: Syntax;
  readonly quick: QuickChecks;
  /** Missing where no compiler may look at the files. */
  readonly types?: Types | undefined;
  readonly knowledge: Knowledge;
  /** Takes why a check failed; its result only says that it did. */
  readonly log?: (message: string) => void;
}

/** Runs all checks that have something to say of the subject, none of them on this thread; it never rejects. */
export async function checkSubject(
  subject: Subject,
  { syntax, quick, types, knowledge, log }: Checkers,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  const options = { checks: checksFor(subject, syntax, types), knowledge, ...(log && { log }) };
  const [own, others] = await Promise.all([runChecks(subject, options, signal), quick.run(subject, knowledge, signal)]);
  return [...own, ...others];
}
