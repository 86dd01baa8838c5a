import type { CheckResult, Verdict } from "./check.ts";

/** What the results of all checks come to. A check that had nothing to look at did not look: it makes nothing `checked`. */
export function verdictOf(results: readonly CheckResult[]): Verdict {
  if (results.some(({ findings }) => findings.some(({ severity }) => severity === "problem"))) {
    return "problem";
  }
  if (results.every(({ outcome }) => outcome === "notChecked")) {
    return "unchecked";
  }
  return results.every(({ outcome, unseen }) => outcome === "passed" && unseen.length === 0)
    ? "checked"
    : "partlyChecked";
}
