import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { cacheFolder } from "../cache/cached.ts";
import { progress } from "../cache/progress.ts";
import { checkout } from "./checkout.ts";
import { extensionLogLevel } from "./serve.ts";
import type { HostRun } from "./servedHost.ts";

const isWindows = process.platform === "win32";

/** The desktop VS Code's command where it is on the PATH. */
export function desktopCommand(): string | undefined {
  const name = isWindows ? "code.cmd" : "code";
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

/**
 * Opens the desktop VS Code on a folder, our extension in it, and waits until its window is closed. With settings it gets data
 * of its own, so that the person's own settings stay as they are.
 */
export async function openDesktop(
  command: string,
  folder: string,
  settings?: Readonly<Record<string, unknown>>,
): Promise<void> {
  const data = settings === undefined ? undefined : await dataWith(settings);
  const own = data === undefined ? [] : [`--user-data-dir=${data}`];
  const words = ["--new-window", "--wait", ...own, `--extensionDevelopmentPath=${checkout}`, folder];
  try {
    await once(spawn(command, words, { stdio: "inherit", shell: isWindows }), "exit");
  } finally {
    if (data !== undefined) {
      await rm(data, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

async function dataWith(settings: Readonly<Record<string, unknown>>): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), "caveat-demo-"));
  await mkdir(join(data, "User"), { recursive: true });
  await writeFile(join(data, "User", "settings.json"), JSON.stringify(settings));
  return data;
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

/** Runs tests inside the extension host of a desktop VS Code. It prints by itself; gives how it ended. */
export async function runInDesktop(executable: string, { tests, folder, environment }: HostRun): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), "caveat-desktop-"));
  const switches = ["--disable-extensions", "--disable-workspace-trust", `--log=${extensionLogLevel}`];
  try {
    const code = await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: checkout,
      extensionTestsPath: tests,
      extensionTestsEnv: { ...environment, CAVEAT_VSCODE_DATA: data },
      launchArgs: [...switches, `--user-data-dir=${data}`, ...(folder === undefined ? [] : [folder])],
    });
    return `VS Code ended with ${code}`;
  } catch (error) {
    return String(error);
  } finally {
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}
