import type { Check, Finding } from "../../check.ts";
import { isTooLarge } from "../tooLarge.ts";
import { exportsOf } from "./exports.ts";
import { type ReadFile, readFileOf } from "./proposalCode.ts";
import { removedExports } from "./removedExports.ts";
import { removedHandling } from "./removedHandling.ts";
import { removedTests } from "./removedTests.ts";

export { exportsOf } from "./exports.ts";

/** Finds what a proposal takes away and puts back nowhere: exports, tests, and handling of errors whose code stays. */
export const removedCheck: Check = {
  id: "removed",
  async run({ files }, _knowledge, signal) {
    signal.throwIfAborted();
    const changed = files.filter(({ before, after }) => before !== undefined && after !== before);
    // What comes in a new file may be what goes in another.
    const read = files.filter((file) => file.before !== file.after && !isTooLarge(file)).map(readFileOf);
    const known = read.filter((file) => file !== undefined);
    const paths = new Set(known.map(({ path }) => path));
    const seen = changed.filter(({ path }) => paths.has(path)).map(({ path }) => path);
    const unseen = [...changed.filter(({ path }) => !paths.has(path)), ...known.filter(isHalfSeen)];
    const findings: readonly Finding[] =
      seen.length === 0 ? [] : [...removedExports(known), ...removedTests(known), ...removedHandling(known)];
    const result = { check: "removed" as const, findings, seen, unseen: unseen.map(({ path }) => path) };
    if (seen.length === 0) {
      const reason = changed.length === 0 ? "nothingToCheck" : changed.some(isTooLarge) ? "tooLarge" : "noRules";
      return { ...result, outcome: "notChecked", reason };
    }
    return { ...result, outcome: findings.length > 0 ? "found" : "passed" };
  },
};

/** Of some languages it knows tests and errors, but not what a file exports. */
function isHalfSeen({ before: { code } }: ReadFile): boolean {
  return exportsOf(code) === undefined;
}
