import { writeFileSync } from "node:fs";
import type { CheckResult, Subject } from "../../src/evidence/check.ts";
import { quickChecks } from "../../src/evidence/checks/quickChecks.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { benchCorpora, trainingCorpora } from "./corpora.ts";
import { percentile } from "./embedded/figures.ts";
import { bodyOf, readCode, seededRandom } from "./embedded/heldOut.ts";
import { changedFile } from "./evidence/changedFile.ts";
import { benchCode } from "./evidence/corpus.ts";
import { pick } from "./evidence/faults/fault.ts";
import { faultKinds } from "./evidence/faults/index.ts";
import { newHelper, wholeConversion } from "./evidence/faults/tasks.ts";
import { type HarmlessEdit, harmlessEdits } from "./evidence/harmless.ts";
import { askedOf, type Edit, type ProposalMaker, type Proposed } from "./evidence/proposed.ts";
import { quickTimes } from "./evidence/quickTimes.ts";
import { countHarmless, measuredPage, type Tallies, tallyOf } from "./evidence/tallies.ts";

// Real code with one fault of each kind, and the same code with edits that do no harm: how many faults the quick checks find, and how
// many of the other edits alarm one. `npm run bench:evidence -- [--folder DIR] [--seed N] [--json FILE] [--docs]`: two minutes.
// `--docs` writes what was measured into `docs/checks-measured.md`.

const casesOfKind = 40;
/** Files that are tried for a case; not every file has a place for every fault. */
const mostTries = 400;

const { folder, seed, json, docs } = parseBenchArguments();
const random = seededRandom(seed);
const extensions = [".ts", ".tsx", ".js", ".mjs", ".cjs", ".py"];
const code = benchCode(
  folder === undefined
    ? await Promise.all([...benchCorpora, ...trainingCorpora].map(bodyOf))
    : [{ files: readCode(folder, extensions) }],
);
const tallies: Tallies = new Map();
const times: number[] = [];

/** What the checks find in a proposal, one after the other, so that each has its own time. */
async function resultsOf({ edit, asked }: Proposed): Promise<readonly CheckResult[]> {
  const subject: Subject = {
    answer: { finish: "stop", trimmed: [], stale: [], unplaced: 0, movedHunks: [] },
    files: edit.map(([before, after]) => {
      const file = changedFile(before ?? { ...after, text: "" }, after.text);
      return before === undefined ? { ...file, before: undefined } : file;
    }),
    text: "",
    ...(asked === undefined ? {} : { asked }),
  };
  const knowledge = code.knowledgeOf(edit.map(([, { path }]) => path));
  const results: CheckResult[] = [];
  let all = 0;
  for (const check of quickChecks(subject)) {
    const began = performance.now();
    results.push(await check.run(subject, knowledge, new AbortController().signal));
    const took = performance.now() - began;
    tallyOf(tallies, check.id).times.push(took);
    all += took;
  }
  times.push(all);
  return results;
}

/** Proposals of a kind that the files have a place for, each with what the checks find in it. */
async function* tryKind(make: ProposalMaker): AsyncGenerator<readonly CheckResult[]> {
  for (let tries = 0, cases = 0; cases < casesOfKind && tries < mostTries; tries++) {
    const proposed = make(random, pick(random, code.files)!, pick(random, code.files)!);
    if (proposed !== undefined) {
      cases++;
      yield resultsOf(proposed);
    }
  }
}

/** An edit of one file, as what was asked for there; of several, nobody asked for anything in particular. */
function asProposal(make: HarmlessEdit): ProposalMaker {
  return (draw, file, other) => {
    const edit: Edit | undefined = make(draw, file, other);
    return edit && { edit, ...(edit.length === 1 ? { asked: askedOf(file, { feature: "change" }) } : {}) };
  };
}

function print(kind: string, alarms: number, cases: number): void {
  console.log(`${kind.padEnd(24)} ${String(alarms).padStart(4)} of ${cases}`);
}

const sum = { faults: 0, found: 0, untouched: 0, alarmed: 0 };
console.log("Faults that were found:");
for (const [kind, { check, make }] of Object.entries(faultKinds)) {
  let [cases, found] = [0, 0];
  for await (const results of tryKind(make)) {
    cases++;
    found += results.some((result) => result.check === check && result.findings.length > 0) ? 1 : 0;
  }
  print(kind, found, cases);
  const tally = tallyOf(tallies, check);
  tally.faults += cases;
  tally.found += found;
  sum.faults += cases;
  sum.found += found;
}
console.log("Edits without a fault that alarmed a check:");
const harmless = { ...mapValues(harmlessEdits, asProposal), newHelper, wholeConversion };
for (const [kind, make] of Object.entries(harmless)) {
  let [cases, alarms] = [0, 0];
  for await (const results of tryKind(make)) {
    cases++;
    const ofEdit = results.filter(({ check }) => check !== "taskKind");
    alarms += ofEdit.some(({ findings }) => findings.length > 0) ? 1 : 0;
    countHarmless(tallies, ofEdit);
  }
  print(kind, alarms, cases);
  sum.untouched += cases;
  sum.alarmed += alarms;
}
console.log(`${sum.faults} faults, ${sum.untouched} edits without one`);
const quick = await quickTimes(code, random);
const figures = {
  recall: (100 * sum.found) / sum.faults,
  falseAlarms: (100 * sum.alarmed) / sum.untouched,
  checksP95: percentile(times, 0.95),
  quickP95: percentile(
    quick.times.map(({ wall }) => wall),
    0.95,
  ),
  quickP50: percentile(
    quick.times.map(({ wall }) => wall),
    0.5,
  ),
  quickCoreP95: percentile(
    quick.times.map(({ core }) => core),
    0.95,
  ),
  firstQuick: quick.first.wall,
};
reportFigures(figures, json);
if (docs) {
  writeFileSync(new URL("../../docs/checks-measured.md", import.meta.url), measuredPage(tallies, figures));
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
