import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { checkout } from "./checkout.ts";

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
