// Runs the tests that type into a real workbench. `npm run test:ui -- "part of a test's name"` runs only some of them.
import { globSync } from "node:fs";
import { mochaRun } from "../mochaRun.ts";
import { writeResult } from "../result.ts";
import { build, checkout } from "../vscode/checkout.ts";

await build();
const files = globSync(`${checkout}/test/ui/*.test.ts`).sort();
const result = await mochaRun(files, { timeout: 120_000, only: process.argv[2] });
await writeResult(result);
process.exit(result.failed === 0 ? 0 : 1);
