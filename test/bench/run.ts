// `npm run bench`: all benches, one after another, each with the arguments given; `--json FILE` gathers all figures in one file.
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
  "typing",
  "start",
  "cancel",
  "placement",
  "panel",
  "overhead",
  "secrets",
  "unknownNames",
  "ledger",
  "chaos",
];

const { folder, seed, json } = parseBenchArguments();
const results = mkdtempSync(join(tmpdir(), "caveat-bench-"));
const all: Record<string, number> = {};
for (const bench of benches) {
  console.log(`\n== bench:${bench}\n`);
  const file = join(results, `${bench}.json`);
  const words = ["--seed", String(seed), "--json", file, ...(folder === undefined ? [] : ["--folder", folder])];
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${bench}.ts`), ...words], {
    stdio: "inherit",
  });
  if (status !== 0) {
    throw new Error(`bench:${bench} failed`);
  }
  Object.assign(all, JSON.parse(readFileSync(file, "utf8")).figures);
}
rmSync(results, { recursive: true });
console.log("\n== all\n");
reportFigures(all, json);
