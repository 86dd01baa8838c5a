// `npm test`: every test there is, one suite after another; the last line sums them up.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Result, readResult, resultVariable, sum } from "./result.ts";
import { build, checkout } from "./vscode/checkout.ts";

const suites = [
  { name: "Checks", script: "test/check/run.ts" },
  { name: "Unit tests", script: "test/unit.ts" },
  { name: "Tests of the panel's page", script: "test/panel/run.ts" },
  { name: "Host tests", script: "test/host/run.ts" },
  { name: "User interface tests", script: "test/ui/run.ts" },
];

/** Runs a suite in a process of its own. One that ends without a result, or badly in spite of it, counts as failed. */
async function runSuite(script: string, resultFile: string): Promise<Result> {
  const environment = { ...process.env, [resultVariable]: resultFile };
  const child = spawn(process.execPath, [script], { cwd: checkout, stdio: "inherit", env: environment });
  const [code] = await once(child, "exit");
  const result = (await readResult(resultFile)) ?? { passed: 0, failed: 0 };
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

const folder = await mkdtemp(join(tmpdir(), "caveat-test-"));
const results: Result[] = [];
try {
  await build();
  for (const { name, script } of suites) {
    console.log(`\n== ${name}\n`);
    results.push(await runSuite(script, join(folder, `${results.length}.json`)));
  }
} catch (error) {
  console.error(error);
  results.push({ passed: 0, failed: 1 });
} finally {
  await rm(folder, { recursive: true, force: true });
}
const { passed, failed } = sum(results);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);
