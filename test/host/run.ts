// Runs the host tests: bundles them, then opens a VS Code window for each folder of specs and runs them inside it.
// `npm run test:host -- "part of a test's name"` runs only tests whose name contains it.
import { globSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { type Result, readResult, resultVariable, sum, writeResult } from "../result.ts";
import { build as buildExtension, checkout, sampleWorkspace } from "../vscode/checkout.ts";
import { desktopForTests, runInDesktop } from "../vscode/desktop.ts";
import { runInServed } from "../vscode/servedHost.ts";

const out = join(checkout, "out", "test", "host");

/** A window is open on the sample workspace where `hasFolder`; the specs in the folder of its name run in it. */
const windows = [
  { name: "workspace", hasFolder: true },
  { name: "noFolder", hasFolder: false },
];

async function bundle(): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await build({
    entryPoints: [join(checkout, "test/host/index.ts"), ...globSync(`${checkout}/test/host/*/*.test.ts`)],
    outbase: join(checkout, "test/host"),
    outdir: out,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node22",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
}

async function runWindow(name: string, folder: string | undefined, resultFile: string): Promise<Result> {
  const environment = {
    [resultVariable]: resultFile,
    CAVEAT_SPECS: globSync(join(out, name, "*.test.cjs"))
      .sort()
      .join("\n"),
    ...(process.argv[2] === undefined ? {} : { CAVEAT_ONLY: process.argv[2] }),
  };
  const desktop = await desktopForTests();
  const run = { tests: join(out, "index.cjs"), folder, environment };
  const printed = await (desktop === undefined ? runInServed(run) : runInDesktop(desktop, run));
  const result = await readResult(resultFile);
  console.log(result?.report ?? `${printed}\nThe window "${name}" ended before its tests did.`);
  return result ?? { passed: 0, failed: 1 };
}

await buildExtension();
await bundle();
const data = await mkdtemp(join(tmpdir(), "caveat-host-"));
const results: Result[] = [];
for (const { name, hasFolder } of windows) {
  const sample = await sampleWorkspace();
  results.push(await runWindow(name, hasFolder ? sample.folder : undefined, join(data, `${name}.json`)));
  await sample.remove();
}
await rm(data, { recursive: true, force: true });
const result = sum(results);
await writeResult(result);
process.exit(result.failed === 0 ? 0 : 1);
