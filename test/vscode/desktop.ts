import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { cacheFolder } from "../cache/cached.ts";
import { progress } from "../cache/progress.ts";
import { checkout } from "./checkout.ts";
import type { HostRun } from "./servedHost.ts";

const isWindows = process.platform === "win32";

/** The desktop VS Code's command where it is on the PATH. */
export function desktopCommand(): string | undefined {
  const name = isWindows ? "code.cmd" : "code";
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

/** Opens the desktop VS Code on a folder, our extension in it, and waits until its window is closed. */
export async function openDesktop(command: string, folder: string): Promise<void> {
  const words = ["--new-window", "--wait", `--extensionDevelopmentPath=${checkout}`, folder];
  await once(spawn(command, words, { stdio: "inherit", shell: isWindows }), "exit");
}

/** A desktop VS Code to test in, or `undefined` where there is no screen to show it on or its download host can't be reached. */
export async function desktopForTests(): Promise<string | undefined> {
  const hasScreen = process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  if (!hasScreen) {
    return undefined;
  }
  try {
    return await progress("Getting the desktop VS Code", () => downloadAndUnzipVSCode({ cachePath: cacheFolder }));
  } catch (error) {
    console.log(`No desktop VS Code (${error}); testing in a served one.`);
    return undefined;
  }
}

/** Runs tests inside the extension host of a desktop VS Code. Gives their exit code. */
export async function runInDesktop(executable: string, { tests, folder, environment }: HostRun): Promise<number> {
  const launchArgs = ["--disable-extensions", "--disable-workspace-trust", ...(folder === undefined ? [] : [folder])];
  return runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: checkout,
    extensionTestsPath: tests,
    extensionTestsEnv: { ...environment },
    launchArgs,
  }).catch(() => 1);
}
