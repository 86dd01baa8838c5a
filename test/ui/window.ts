import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { checkout, sampleWorkspace, type Workspace } from "../vscode/checkout.ts";
import { type ServeOptions, type Server, serve } from "../vscode/serve.ts";
import { startBrowser, Workbench } from "../vscode/workbench.ts";

/** A window on a copy of the sample workspace; what a failing test left on screen is kept in `out/screens`. */
export interface SampleWindow {
  readonly workbench: Workbench;
  /** Where its VS Code keeps settings and logs. */
  readonly data: string;
}

/**
 * Gives each test of the `describe` block around it a fresh window on a fresh copy of the sample workspace. The VS Code
 * behind them, our extension in it, is one for the block.
 */
export function useSampleWindow(options: ServeOptions): () => SampleWindow {
  let server: Server;
  let browser: Browser;
  let workspace: Workspace;
  let window: SampleWindow;

  before(async () => {
    server = await serve({ extensions: [checkout], ...options });
    browser = await startBrowser();
  });

  beforeEach(async () => {
    workspace = await sampleWorkspace();
    const workbench = await Workbench.open(browser, server.url({ folder: workspace.folder }));
    window = { workbench, data: server.data };
    await workbench.seen("Caveat", () => workbench.statusBar(), "the status bar", 60_000);
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await mkdir(join(checkout, "out", "screens"), { recursive: true });
      const name = this.currentTest.title.replaceAll(/\W+/g, "-");
      await window.workbench.screenshot(join(checkout, "out", "screens", `${name}.png`));
    }
    await window.workbench.close();
    await workspace.remove();
  });

  after(async () => {
    await browser.close();
    await server.stop();
  });

  return () => window;
}
