import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { checkout, sampleWorkspace, type Workspace } from "../vscode/checkout.ts";
import { type ServeOptions, type Server, serve } from "../vscode/serve.ts";
import { startBrowser, Workbench } from "../vscode/workbench.ts";

/** The editor's list of words would hide the grey text wherever its first entry says something else. */
const settings = {
  "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
  "editor.suggestOnTriggerCharacters": false,
};

/** The windows of a `describe` block. */
export interface SampleWindows {
  /** Opens a window on a fresh copy of the sample workspace, one of its files in it, the cursor at its first line. */
  open(file: string): Promise<Workbench>;
  /** Where VS Code keeps settings and logs. */
  data(): string;
}

/**
 * Gives the `describe` block around it one VS Code, our extension in it, and each test windows that are closed after it.
 * What a failing test left on screen is kept in `out/screens`.
 */
export function useSampleWindows(options: ServeOptions): SampleWindows {
  return useWindows(sampleWorkspace, () => options);
}

/** The same with a workspace of one's own; `optionsOf` is called when the tests begin. */
export function useWindows(workspaceFor: () => Promise<Workspace>, optionsOf: () => ServeOptions): SampleWindows {
  let server: Server;
  let browser: Browser;
  let opened: { readonly workbench: Workbench; readonly workspace: Workspace }[] = [];

  before(async () => {
    const options = optionsOf();
    server = await serve({ extensions: [checkout], ...options, settings: { ...settings, ...options.settings } });
    browser = await startBrowser();
  });

  afterEach(async function () {
    for (const { workbench, workspace } of opened) {
      if (this.currentTest?.state === "failed") {
        await keepScreen(workbench, this.currentTest.title);
      }
      await workbench.close();
      await workspace.remove();
    }
    opened = [];
  });

  after(async () => {
    await browser.close();
    await server.stop();
  });

  async function open(file: string): Promise<Workbench> {
    const workspace = await workspaceFor();
    const { folder } = workspace;
    const workbench = await Workbench.open(browser, server.url({ folder, file: join(folder, file) }));
    opened.push({ workbench, workspace });
    await workbench.showsFile(file);
    // The person's settings may reach a fresh window only after its extensions have started.
    const isOff = optionsOf().settings?.["caveat.completion.languages"] !== undefined;
    await workbench.seen(isOff ? "off" : "ready", () => workbench.caveatStatus(), "our status bar item", 60_000);
    await workbench.goTo(1, 1);
    return workbench;
  }

  return { open, data: () => server.data };
}

async function keepScreen(workbench: Workbench, title: string): Promise<void> {
  const folder = join(checkout, "out", "screens");
  await mkdir(folder, { recursive: true });
  await workbench.screenshot(join(folder, `${title.replaceAll(/\W+/g, "-")}.png`));
}
