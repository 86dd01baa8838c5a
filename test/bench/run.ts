// `npm run bench`: all benches, one after another, each with the arguments given; `--json FILE` gathers all figures in one file,
// each behind its bench's name: two benches may measure the same thing of different models.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseBenchArguments, reportFigures } from "./arguments.ts";

const benches = [
  "embedded",
  "judge",
  "context",
  "engine",
  "replay",
  "typing",
  "start",
  "cancel",
  "placement",
  "panel",
  "overhead",
  "secrets",
  "unknownNames",
  "evidence",
  "semantic",
  "ledger",
  "chaos",
];

const { folder, seed, json } = parseBenchArguments();
const inFolder = folder === undefined ? [] : ["--folder", folder];
/** The replay has bodies of its own, and its bars are those of the workbench with every model. */
const replayed = ["--workbench", "--all"];
const results = mkdtempSync(join(tmpdir(), "caveat-bench-"));
const all: Record<string, number> = {};
for (const bench of benches) {
  console.log(`\n== bench:${bench}\n`);
  const file = join(results, `${bench}.json`);
  const words = ["--seed", String(seed), "--json", file, ...(bench === "replay" ? replayed : inFolder)];
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${bench}.ts`), ...words], {
    stdio: "inherit",
  });
  if (status !== 0) {
    throw new Error(`bench:${bench} failed`);
  }
  const { figures } = JSON.parse(readFileSync(file, "utf8"));
  for (const name of Object.keys(figures)) {
    all[`${bench}.${name}`] = figures[name];
  }
}
rmSync(results, { recursive: true });
console.log("\n== all\n");
reportFigures(all, json);
