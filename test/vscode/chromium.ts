import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { chromium as playwright } from "playwright-core";
import { progress } from "../cache/progress.ts";

const run = promisify(execFile);

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "chrome.exe",
  "msedge.exe",
];
const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * Path of a Chromium or Chrome: the one that `CHROME` names, one of this machine, or Playwright's own. On Debian it is
 * installed when we are root; elsewhere this throws a sentence that says what to install.
 */
export async function chromium(): Promise<string> {
  const found = process.env.CHROME ?? find();
  if (found !== undefined) {
    return found;
  }
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    const quietly = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, maxBuffer: 64 * 1024 * 1024 };
    await progress("Installing Chromium", async () => {
      await run("apt-get", ["update"], quietly);
      await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"], quietly);
    });
    const installed = find();
    if (installed !== undefined) {
      return installed;
    }
  }
  throw new Error(
    "No Chromium or Chrome found: install one (Debian: `apt-get install chromium`) or name it in CHROME.",
  );
}

function find(): string | undefined {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...usualPlaces, playwright.executablePath()].find(existsSync);
}
