import { globSync, readFileSync } from "node:fs";

/** All that our extension wrote into its log channel in this window. */
export async function readLog(): Promise<string> {
  const files = globSync("**/caveat.caveat/*.log", { cwd: process.env.CAVEAT_VSCODE_DATA ?? "" });
  return files.map((file) => readFileSync(`${process.env.CAVEAT_VSCODE_DATA}/${file}`, "utf8")).join("\n");
}
