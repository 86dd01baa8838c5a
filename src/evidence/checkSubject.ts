import type { Check, CheckResult, Knowledge, Subject } from "./check.ts";
import { canCheckTypes, semanticCheck, type Types } from "./checks/semantic/index.ts";
import { syntaxCheck } from "./checks/syntax.ts";
import type { QuickChecks } from "./quick/index.ts";
import { runChecks } from "./runChecks.ts";
import { settledByTypes } from "./settledByTypes.ts";
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
  return settledByTypes([...own, ...others]);
}

/**
 * The checks of the subject that have a thread or a process of their own, in the order in which they are shown; the others are in
 * `checks/quickChecks.ts`.
 */
export function checksFor(subject: Subject, syntax: Syntax, types: Types | undefined): readonly Check[] {
  const ofFiles = subject.files.length > 0 ? [syntaxCheck(syntax)] : [];
  const ofTypes = subject.files.some(canCheckTypes) ? [semanticCheck(types)] : [];
  return [...ofFiles, ...ofTypes];
}
