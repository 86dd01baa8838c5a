// Runs one of our scripts on a checkout where nothing was installed by hand: `node prepare.js SCRIPT.ts [ARGUMENT…]`.
// Installs node_modules where they are missing or out of date, then runs the script on the Node 24 they bring along.
// Plain JavaScript without dependencies, since it runs on whatever Node (>= 20) there is, before anything is installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const modules = join(root, "node_modules");
const marker = join(modules, ".installed-from");
const windows = process.platform === "win32";

/** Runs a program to its end, passing signals on to it. Gives its exit code, as a shell would for a signal. */
function run(command, words, options) {
  return new Promise((done, fail) => {
    const child = spawn(command, words, { cwd: root, stdio: "inherit", ...options });
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    const pass = (signal) => child.kill(signal);
    for (const signal of signals) {
      process.on(signal, pass);
    }
    child.on("error", fail);
    child.on("exit", (code, signal) => {
      for (const name of signals) {
        process.off(name, pass);
      }
      done(code ?? 128 + (constants.signals[signal] ?? 1));
    });
  });
}

const lock = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");
const isInstalled = existsSync(marker) && readFileSync(marker, "utf8") === lock;

if (!isInstalled) {
  console.error("Installing what package-lock.json names …");
  const start = Date.now();
  const ticking = setInterval(
    () => console.error(`npm install … ${Math.round((Date.now() - start) / 1000)} s`),
    10_000,
  );
  // Not `npm ci`: it refuses a lock file made where the registry lacks the optional packages of other platforms.
  const words = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await run("npm", words, { shell: windows });
  clearInterval(ticking);
  if (code !== 0) {
    console.error("npm install failed; its own words are above.");
    process.exit(code);
  }
  writeFileSync(marker, lock);
}

const node = join(modules, "node", "bin", windows ? "node.exe" : "node");
const path = join(modules, ".bin") + delimiter + (process.env.PATH ?? "");
process.exitCode = await run(node, process.argv.slice(2), { env: { ...process.env, PATH: path } });
