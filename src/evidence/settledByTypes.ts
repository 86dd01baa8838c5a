import type { CheckResult } from "./check.ts";

/**
 * The results without doubts of names in files that the compiler looked at: it knows what is defined there, so such a doubt is its
 * own finding again, or wrong.
 */
export function settledByTypes(results: readonly CheckResult[]): readonly CheckResult[] {
  const typed = new Set(results.find(({ check }) => check === "semantic")?.seen);
  return results.map((result) => {
    if (result.check !== "names" || result.outcome !== "found") {
      return result;
    }
    const findings = result.findings.filter(({ place }) => place.path === undefined || !typed.has(place.path));
    return { ...result, findings, outcome: findings.length > 0 ? "found" : "passed" };
  });
}
