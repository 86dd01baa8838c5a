// Entry point within the extension host: runs the specs that the outer process names and writes what they came to.
import { mochaRun } from "../mochaRun.ts";
import { writeResult } from "../result.ts";

export async function run(): Promise<void> {
  const files = (process.env.CAVEAT_SPECS ?? "").split("\n");
  const report: string[] = [];
  const options = { timeout: 60_000, only: process.env.CAVEAT_ONLY, print: (line: string) => report.push(line) };
  const result = await mochaRun(files, options);
  await writeResult({ ...result, report: report.join("\n") });
}
