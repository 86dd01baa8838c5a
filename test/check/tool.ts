import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { checkout } from "../vscode/checkout.ts";

/** A check by a tool of `node_modules`: what it prints is the complaint where it exits with a failure. */
export function tool(name: string, ...words: readonly string[]): () => Promise<readonly string[]> {
  return async () => {
    const path = join(checkout, "node_modules", ".bin") + delimiter + (process.env.PATH ?? "");
    const child = spawn(name, words, {
      cwd: checkout,
      env: { ...process.env, PATH: path, NO_COLOR: "1", FORCE_COLOR: "0" },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
    return code === 0 ? [] : `${output}${errors}`.trimEnd().split("\n");
  };
}
