// Runs the tests of the panel's page in a real browser without VS Code. `node test/panel/run.ts "part of a name"` runs some of them.
import { globSync } from "node:fs";
import { mochaRun } from "../mochaRun.ts";
import { writeResult } from "../result.ts";
import { checkout } from "../vscode/checkout.ts";

const files = globSync(`${checkout}/test/panel/*.test.ts`).sort();
const result = await mochaRun(files, { timeout: 60_000, only: process.argv[2] });
await writeResult(result);
process.exit(result.failed === 0 ? 0 : 1);
