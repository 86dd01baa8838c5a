import type { CheckResult, Finding, Verdict } from "./check.ts";

/**
 * What the results of all checks come to. A check that had nothing to look at did not look: it makes nothing `checked`. What a
 * person dismissed is no problem any more, but no proof of the opposite either: with it a result is `partlyChecked` at best.
 */
export function verdictOf(
  results: readonly CheckResult[],
  isDismissed: (finding: Finding) => boolean = () => false,
): Verdict {
  const findings = results.flatMap((result) => result.findings);
  if (findings.some((finding) => finding.severity === "problem" && !isDismissed(finding))) {
    return "problem";
  }
  if (results.every(({ outcome }) => outcome === "notChecked")) {
    return "unchecked";
  }
  return results.every(({ outcome, unseen }) => outcome === "passed" && unseen.length === 0)
    ? "checked"
    : "partlyChecked";
}
