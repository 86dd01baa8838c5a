import { removedCheck } from "../../src/evidence/checks/removed/index.ts";
import { secretsCheck } from "../../src/evidence/checks/secrets.ts";
import { unsafeCheck } from "../../src/evidence/checks/unsafe/index.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { benchCorpora, trainingCorpora } from "./corpora.ts";
import { percentile } from "./embedded/figures.ts";
import { bodyOf, readCode, seededRandom } from "./embedded/heldOut.ts";
import { changedFile } from "./evidence/changedFile.ts";
import { type FaultMaker, pick, type SourceFile } from "./evidence/faults/fault.ts";
import * as removed from "./evidence/faults/removed.ts";
import { keyInCode } from "./evidence/faults/secrets.ts";
import { unsafeFaults } from "./evidence/faults/unsafe.ts";
import { harmlessEdits } from "./evidence/harmless.ts";

// Real code with one fault of each kind, and the same code with edits that do no harm: how many faults the checks that need nothing but the
// text find, and how many of the other edits alarm one. `npm run bench:evidence -- [--folder DIR] [--seed N] [--json FILE]`: a minute.

const casesOfKind = 40;
/** Files that are tried for a case; not every file has a place for every fault. */
const mostTries = 400;
const checks = [removedCheck, unsafeCheck, secretsCheck];
const faults: Readonly<Record<string, FaultMaker>> = { ...removed, keyInCode, ...unsafeFaults };
const languages: Readonly<Record<string, string>> = { ts: "typescript", tsx: "typescriptreact", py: "python" };

type Edit = readonly (readonly [before: SourceFile, after: SourceFile])[];

const { folder, seed, json } = parseBenchArguments();
const random = seededRandom(seed);
const extensions = [".ts", ".tsx", ".js", ".mjs", ".cjs", ".py"];
const bodies =
  folder === undefined
    ? await Promise.all([...benchCorpora, ...trainingCorpora].map(bodyOf))
    : [{ files: readCode(folder, extensions) }];
const files = bodies
  .flatMap((body) => body.files)
  .map(({ path, text }): SourceFile => {
    const languageId = languages[path.slice(path.lastIndexOf(".") + 1)] ?? "javascript";
    return { path, languageId, text: text.replaceAll("\r\n", "\n") };
  });
const times: number[] = [];

/** Ids of the checks that find something in an edit. */
async function alarmedBy(edit: Edit): Promise<readonly string[]> {
  const answer = { finish: "stop", trimmed: [], stale: [], unplaced: 0, movedHunks: [] } as const;
  const subject = { answer, files: edit.map(([before, { text }]) => changedFile(before, text)), text: "" };
  const unknown = async () => undefined;
  const knowledge = { isDefined: unknown, lineCount: unknown, readText: unknown, entriesOf: unknown };
  const began = performance.now();
  const results = await Promise.all(checks.map((check) => check.run(subject, knowledge, new AbortController().signal)));
  times.push(performance.now() - began);
  return results.filter(({ findings }) => findings.length > 0).map(({ check }) => check);
}

/** Edits of a kind that the files have a place for, and how many of them alarm a check. */
async function tryKind(make: (file: SourceFile) => Edit | undefined): Promise<{ cases: number; alarms: number }> {
  let [cases, alarms] = [0, 0];
  for (let tries = 0; cases < casesOfKind && tries < mostTries; tries++) {
    const edit = make(pick(random, files)!);
    if (edit !== undefined) {
      cases++;
      alarms += (await alarmedBy(edit)).length > 0 ? 1 : 0;
    }
  }
  return { cases, alarms };
}

function print(kind: string, { cases, alarms }: { cases: number; alarms: number }): void {
  console.log(`${kind.padEnd(24)} ${String(alarms).padStart(4)} of ${cases}`);
}

const sum = { faults: 0, found: 0, untouched: 0, alarmed: 0 };
console.log("Faults that were found:");
for (const [kind, make] of Object.entries(faults)) {
  const tried = await tryKind((file) => {
    const after = make(random, file);
    return after === undefined ? undefined : [[file, after]];
  });
  print(kind, tried);
  sum.faults += tried.cases;
  sum.found += tried.alarms;
}
console.log("Edits without a fault that alarmed a check:");
for (const [kind, make] of Object.entries(harmlessEdits)) {
  const tried = await tryKind((file) => make(random, file, pick(random, files)!));
  print(kind, tried);
  sum.untouched += tried.cases;
  sum.alarmed += tried.alarms;
}
console.log(`${sum.faults} faults, ${sum.untouched} edits without one`);
reportFigures(
  {
    recall: (100 * sum.found) / sum.faults,
    falseAlarms: (100 * sum.alarmed) / sum.untouched,
    checksP95: percentile(times, 0.95),
  },
  json,
);
