import { format } from "node:util";
import type { Page } from "playwright-core";
import { checkout } from "./checkout.ts";
import { serve } from "./serve.ts";
import { startBrowser, Workbench } from "./workbench.ts";

/** A run of tests inside an extension host. */
export interface HostRun {
  /** Absolute path of the module that exports `run(): Promise<void>`. */
  readonly tests: string;
  /** Absolute path of the folder that the window shows, if any. */
  readonly folder: string | undefined;
  /** Variables that the extension host finds in its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

const longestRunMs = 10 * 60 * 1000;

/** Runs tests inside the extension host of a served VS Code. Gives all that was printed on the way. */
export async function runInServed({ tests, folder, environment }: HostRun): Promise<string> {
  const server = await serve({ trusted: true, forHostTests: true, environment });
  const browser = await startBrowser();
  const { promise: exit, resolve: exited } = Promise.withResolvers<void>();
  const printed: string[] = [];
  const timer = setTimeout(exited, longestRunMs);
  const listen = async (page: Page) => {
    await page.exposeFunction("codeAutomationLog", (_type: string, words: unknown[]) => printed.push(format(...words)));
    await page.exposeFunction("codeAutomationExit", () => exited());
  };
  try {
    const place = folder === undefined ? {} : { folder };
    await Workbench.open(browser, server.url({ ...place, development: [checkout], tests }), listen);
    await exit;
    return printed.join("\n");
  } finally {
    clearTimeout(timer);
    await browser.close();
    await server.stop();
  }
}
