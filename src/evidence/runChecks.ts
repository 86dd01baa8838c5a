import type { Check, CheckId, CheckResult, Knowledge, Subject } from "./check.ts";

/** What is run, and what it may ask of the workspace. */
export interface ChecksOptions {
  readonly checks: readonly Check[];
  readonly knowledge: Knowledge;
  /** Takes why a check failed; its result only says that it did. */
  readonly log?: (message: string) => void;
}

/**
 * Runs the checks side by side and gives a result for each, in their order; it never rejects. A check that throws and one that
 * does not end before the signal aborts did not check anything, and keep no other from doing so.
 */
export function runChecks(
  subject: Subject,
  options: ChecksOptions,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  return Promise.all(options.checks.map((check) => runOne(check, subject, options, signal)));
}

async function runOne(
  check: Check,
  subject: Subject,
  { knowledge, log }: ChecksOptions,
  signal: AbortSignal,
): Promise<CheckResult> {
  const { promise: aborted, resolve } = Promise.withResolvers<CheckResult>();
  const abort = () => resolve(notChecked(check.id, "cancelled"));
  if (signal.aborted) {
    return notChecked(check.id, "cancelled");
  }
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([check.run(subject, knowledge, signal), aborted]);
  } catch (error) {
    if (signal.aborted) {
      return notChecked(check.id, "cancelled");
    }
    log?.(`The check "${check.id}" failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return notChecked(check.id, "failed");
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** The result of a check that did not look. */
export function notChecked(check: CheckId, reason: "cancelled" | "failed"): CheckResult {
  return { check, outcome: "notChecked", findings: [], seen: [], unseen: [], reason };
}
