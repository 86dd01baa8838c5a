import type { CheckId, CheckResult } from "../../../src/evidence/check.ts";
import { percentile } from "../embedded/figures.ts";

/** What became of one check over all proposals. */
export interface Tally {
  faults: number;
  found: number;
  harmless: number;
  alarms: number;
  readonly times: number[];
}

/** By check, in the order in which they first looked at something. */
export type Tallies = Map<CheckId, Tally>;

export function tallyOf(tallies: Tallies, check: CheckId): Tally {
  const tally = tallies.get(check) ?? { faults: 0, found: 0, harmless: 0, alarms: 0, times: [] };
  tallies.set(check, tally);
  return tally;
}

/** Counts an edit without a fault for each check that looked at it. */
export function countHarmless(tallies: Tallies, results: readonly CheckResult[]): void {
  for (const { check, outcome, findings } of results) {
    if (outcome !== "notChecked") {
      const tally = tallyOf(tallies, check);
      tally.harmless++;
      tally.alarms += findings.length > 0 ? 1 : 0;
    }
  }
}

/** The page of the docs, made of what was counted. */
export function measuredPage(tallies: Tallies, figures: Readonly<Record<string, number>>): string {
  const rows = [...tallies]
    .filter(([, { harmless }]) => harmless > 0)
    .map(([check, { faults, found, harmless, alarms, times }]) => {
      const recall = faults === 0 ? "" : `${((100 * found) / faults).toFixed(1)} %`;
      const cells = [check, faults || "", faults === 0 ? "" : found, recall, harmless, alarms];
      return `| ${[...cells, percentile(times, 0.95).toFixed(1)].join(" | ")} |`;
    });
  return `# The checks, measured

Written by \`npm run bench:evidence -- --docs\`: real code of published packages, with one fault put into each proposal, and with edits that do no harm. A fault counts as found
where its own check finds something; an edit without one counts as a false alarm of each check that does. Checks without faults here are held to their own tests, and to these edits; \`taskKind\`
judges the request, not the edit, so it is not counted.

| check | faults | found | recall | harmless edits | false alarms | p95 in ms |
|---|---|---|---|---|---|---|
${rows.join("\n")}

${Object.entries(figures)
  .map(([name, value]) => `- \`${name}\`: ${Number(value.toPrecision(3))}`)
  .join("\n")}

\`recall\` and \`falseAlarms\` are in percent. \`quickP95\`: milliseconds from a proposal of 200 lines in a file of 2,000 to the results of all checks that need no process of
their own, the way the panel has them run, in their threads; \`quickCoreP95\`: a core's time of all threads together, which other work of the machine lengthens less;
\`firstQuick\`: the first one, which starts the threads.
`;
}
