// Runs the unit tests in plain mocha, without an editor.
import { globSync } from "node:fs";
import { mochaRun } from "./mochaRun.ts";
import { writeResult } from "./result.ts";
import { checkout } from "./vscode/checkout.ts";

const files = globSync(`${checkout}/test/unit/**/*.test.ts`);
const result = await mochaRun(files.sort(), { timeout: 10_000, only: undefined });
await writeResult(result);
process.exit(result.failed === 0 ? 0 : 1);
