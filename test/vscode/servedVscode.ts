import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { cached } from "../cache/cached.ts";
import { npmPackage, type PinnedPackage, unpack } from "../cache/npmPackage.ts";
import { progress } from "../cache/progress.ts";

const run = promisify(execFile);

/** VS Code 1.139.1 as code-server carries it; a complete build, to be had from the npm registry alone. */
const codeServer: PinnedPackage = {
  name: "code-server",
  version: "4.139.1",
  integrity: "sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==",
};

/** The native modules without which its server does not start; the others that it names are not needed here. */
const nativeModules = ["@vscode/spdlog", "node-pty", "@vscode/native-watchdog"];

/** Node's own packages, for the headers that native modules are built against; elsewhere node-gyp fetches them. */
const nodePackages: Readonly<Record<string, string>> = {
  "linux-x64": "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  "linux-arm64": "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
};

/** Installs the served VS Code into the cache where it is missing (about a minute) and returns its folder. */
export async function servedVscode(): Promise<string> {
  const name = `vscode-${codeServer.version}-${process.platform}-${process.arch}-${process.version}`;
  const folder = await cached(name, install);
  return join(folder, "package", "lib", "vscode");
}

async function install(folder: string): Promise<void> {
  const vscode = join(folder, "package", "lib", "vscode");
  await progress("Downloading VS Code", () => unpack(codeServer, folder));
  await progress("Installing what VS Code depends on", async () => {
    await npm(["install", "--omit=dev", "--ignore-scripts"], vscode);
    await npm(["install", "--omit=dev", "--ignore-scripts"], join(vscode, "extensions"));
  });
  const environment = await headers();
  await progress("Building VS Code's native modules", () => npm(["rebuild", ...nativeModules], vscode, environment));
}

async function headers(): Promise<NodeJS.ProcessEnv> {
  const name = `${process.platform}-${process.arch}`;
  const integrity = nodePackages[name];
  if (integrity === undefined) {
    return {};
  }
  const folder = await npmPackage({ name: `node-${name}`, version: process.version.slice(1), integrity });
  return existsSync(join(folder, "include")) ? { npm_config_nodedir: folder } : {};
}

/** Runs npm without what an outer `npm run` put into the environment, which would make it work on our own package. */
async function npm(words: readonly string[], folder: string, extra: NodeJS.ProcessEnv = {}): Promise<void> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|config_local_prefix)/.test(name),
  );
  await run("npm", [...words, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), ...extra },
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
}
