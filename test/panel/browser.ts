import type { Browser } from "playwright-core";
import { startBrowser } from "../vscode/workbench.ts";
import { type Bundle, bundlePanel } from "./bundle.ts";
import { PanelPage } from "./page.ts";

/** Lets the tests of a `describe` open pages in one browser; every page is closed after its test. */
export function usePanelPages(): { open(options?: Parameters<typeof PanelPage.open>[2]): Promise<PanelPage> } {
  let browser: Browser;
  let bundle: Bundle;
  let pages: PanelPage[] = [];

  before(async () => {
    [browser, bundle] = await Promise.all([startBrowser(), bundlePanel()]);
  });

  afterEach(async () => {
    await Promise.all(pages.map((page) => page.close()));
    pages = [];
  });

  after(() => browser.close());

  return {
    async open(options) {
      const page = await PanelPage.open(browser, bundle, options);
      pages.push(page);
      return page;
    },
  };
}
