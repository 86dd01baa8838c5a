import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { FrameLocator, Locator } from "playwright-core";
import { checkout } from "../vscode/checkout.ts";
import type { Workbench } from "../vscode/workbench.ts";

/** The panel of a workbench, used as a person uses it. A webview is a frame within a frame. */
export class PanelOfWorkbench {
  private readonly workbench: Workbench;
  private readonly frame: FrameLocator;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
    this.frame = workbench.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  }

  /** All that the panel shows, as text. */
  async text(): Promise<string> {
    const texts = await this.frame.locator("#panel").allInnerTexts();
    return texts.join("\n").replaceAll("\u00a0", " ");
  }

  async seen(wanted: string | RegExp, timeout?: number): Promise<string> {
    return this.workbench.seen(wanted, () => this.text(), "the panel", timeout);
  }

  locator(selector: string): Locator {
    return this.frame.locator(selector);
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole("button", { name }).first();
  }

  /** A choice of the menu that is open. */
  menuItem(name: string | RegExp): Locator {
    return this.frame.getByRole("menuitem", { name }).first();
  }

  /** Sends the draft that the panel shows, once all stands there: a button that moves under the mouse is not clicked. */
  async send(): Promise<void> {
    await this.workbench.until(
      async () => ((await this.text()).includes("Looking for what goes along") ? undefined : true),
      () => "What goes along was looked for without end",
    );
    await this.button(/^Send/).click();
  }

  /** Keeps what is on screen for whoever wants to look, in `out/screens`. */
  async keepScreen(name: string): Promise<void> {
    const folder = join(checkout, "out", "screens");
    await mkdir(folder, { recursive: true });
    await this.workbench.screenshot(join(folder, `${name}.png`));
  }
}
