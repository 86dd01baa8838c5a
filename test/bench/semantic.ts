import { relative } from "node:path";
import type { CheckResult } from "../../src/evidence/check.ts";
import { semanticCheck } from "../../src/evidence/checks/semantic/index.ts";
import { startTypeServer } from "../../src/evidence/semantic/index.ts";
import { servedVscode } from "../vscode/servedVscode.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { benchCorpora, trainingCorpora } from "./corpora.ts";
import { percentile } from "./embedded/figures.ts";
import { seededRandom } from "./embedded/heldOut.ts";
import { changedFile } from "./evidence/changedFile.ts";
import { pick, type SourceFile } from "./evidence/faults/fault.ts";
import * as faults from "./semantic/faults.ts";
import { rightEdits } from "./semantic/harmless.ts";
import { type Project, projectIn, projectOf } from "./semantic/projects.ts";

// Real packages whose sources are TypeScript, with one fault of each kind and with edits that do no harm: how many faults VS Code's own compiler finds
// before anything is written, how many of the other edits it alarms at, and how long that takes once it has read the project.
// `npm run bench:semantic -- [--folder DIR] [--seed N] [--json FILE]`: some minutes. DIR has a `tsconfig.json` and what it depends on.

const names = ["zod", "openai", "rxjs", "@tanstack/query-core", "mobx", "immer"];
const casesOfKind = 8;
const mostTries = 200;

const { folder, seed, json } = parseBenchArguments();
const random = seededRandom(seed);
const corpora = [...benchCorpora, ...trainingCorpora].filter(({ name }) => names.includes(name));
const projects = folder === undefined ? await Promise.all(corpora.map(projectOf)) : [projectIn(folder)];
const server = startTypeServer({
  appRoot: await servedVscode(),
  log: (line) => console.error(line),
  patience: 120_000,
  longestAnswer: 120_000,
});
const { signal } = new AbortController();
const warm: number[] = [];
const cold: number[] = [];

async function check(before: SourceFile, after: SourceFile, isNew: boolean, project: Project): Promise<CheckResult> {
  const types = {
    errors: (changed: readonly { path: string; before: string | undefined; after: string | undefined }[]) =>
      server.errors({ files: changed.map((file) => ({ ...file, folder: project.folder })), unsaved: [] }, signal),
  };
  const file = changedFile({ ...before, path: after.path, text: isNew ? "" : before.text }, after.text);
  const answer = { finish: "stop", trimmed: [], stale: [], unplaced: 0, movedHunks: [] } as const;
  const subject = { answer, files: [isNew ? { ...file, before: undefined } : file], text: "" };
  const unknown = async () => undefined;
  const knowledge = { isDefined: unknown, lineCount: unknown, readText: unknown, entriesOf: unknown };
  return semanticCheck(types).run(subject, knowledge, signal);
}

interface Tried {
  cases: number;
  alarms: number;
  unseen: number;
}
const tried = new Map<string, Tried>();

async function tryKind(
  kind: string,
  project: Project,
  make: (file: SourceFile) => { readonly file: SourceFile; readonly isNew?: boolean } | undefined,
): Promise<void> {
  const sum = tried.get(kind) ?? { cases: 0, alarms: 0, unseen: 0 };
  tried.set(kind, sum);
  for (let tries = 0, cases = 0; cases < casesOfKind && tries < mostTries; tries++) {
    const before = pick(random, project.files)!;
    const edit = make(before);
    if (edit === undefined || (edit.isNew !== true && edit.file.text === before.text)) {
      continue;
    }
    cases++;
    const began = performance.now();
    const result = await check(before, edit.file, edit.isNew === true, project);
    warm.push(performance.now() - began);
    if (result.outcome === "notChecked") {
      sum.unseen++;
      continue;
    }
    sum.cases++;
    sum.alarms += result.findings.length > 0 ? 1 : 0;
    if (process.env.CAVEAT_BENCH_LIST === "1" && result.findings.length > 0 === kind in rightEdits) {
      console.log(kind, relative(project.folder, edit.file.path), JSON.stringify(result.findings.slice(0, 2)));
    }
  }
}

try {
  for (const project of projects) {
    const first = pick(random, project.files)!;
    const began = performance.now();
    await check(first, { ...first, text: `${first.text}\n` }, false, project);
    cold.push(performance.now() - began);
    const from = warm.length;
    for (const [kind, make] of Object.entries(faults)) {
      await tryKind(kind, project, (file) => {
        const after = make(random, file);
        return after && { file: after };
      });
    }
    for (const [kind, make] of Object.entries(rightEdits)) {
      await tryKind(kind, project, (file) => make(random, file));
    }
    const times = warm.slice(from);
    console.log(
      `${project.name}: ${project.files.length} files, read in ${cold.at(-1)?.toFixed(0)} ms, then ${percentile(times, 0.5).toFixed(0)} ms a proposal, 95 of 100 within ${percentile(times, 0.95).toFixed(0)} ms`,
    );
  }
} finally {
  server.dispose();
  await Promise.all(projects.map((project) => project.remove()));
}

const total = { faults: 0, found: 0, right: 0, alarmed: 0, unseen: 0 };
for (const [kind, { cases, alarms, unseen }] of tried) {
  console.log(`${kind.padEnd(20)} ${String(alarms).padStart(4)} of ${cases}, ${unseen} not looked at`);
  const isRight = kind in rightEdits;
  total[isRight ? "right" : "faults"] += cases;
  total[isRight ? "alarmed" : "found"] += alarms;
  total.unseen += unseen;
}
reportFigures(
  {
    faults: total.faults,
    recall: (100 * total.found) / total.faults,
    rightEdits: total.right,
    falseAlarms: (100 * total.alarmed) / total.right,
    notLookedAt: total.unseen,
    semanticP50: percentile(warm, 0.5),
    semanticP95: percentile(warm, 0.95),
    semanticCold: Math.max(...cold),
  },
  json,
);
