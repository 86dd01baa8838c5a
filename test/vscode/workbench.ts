import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, type Locator, type Page, chromium as playwright } from "playwright-core";
import { chromium } from "./chromium.ts";

const switches = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

/** Starts the browser that shows workbenches. Chromium refuses its sandbox to root. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = await chromium();
  const isRoot = process.getuid?.() === 0;
  return playwright.launch({ executablePath, args: [...switches, ...(isRoot ? ["--no-sandbox"] : [])] });
}

/** A key pressed, or what the grey text on screen became, and when: milliseconds since the page began. */
export type ScreenRecord = { readonly at: number } & ({ readonly key: string } | { readonly ghost: string });

/** A VS Code window in a page, used as a person uses it: by keys and by looking at the screen. */
export class Workbench {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the address in a fresh window; `before` may prepare the page. Returns when the workbench stands. */
  static async open(
    browser: Browser,
    url: string,
    before: (page: Page) => Promise<void> = async () => {},
  ): Promise<Workbench> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.addInitScript({ path: join(import.meta.dirname, "recorder.page.js") });
    await before(page);
    await page.goto(url);
    await page.locator(".monaco-workbench .part.statusbar .statusbar-item").first().waitFor();
    return new Workbench(page);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Opens a file by its path in the workspace and waits until the cursor is in it. */
  async openFile(path: string): Promise<void> {
    await this.page.keyboard.press("Control+P");
    await this.pick(path, basename(path));
    await this.showsFile(path);
  }

  /** Waits until the file is the one that is edited. */
  async showsFile(path: string): Promise<void> {
    await this.page.locator(`.tab.active[data-resource-name="${basename(path)}"]`).waitFor();
    const editor = this.page.locator(".editor-group-container.active .monaco-editor");
    await editor.locator(".view-lines .view-line").first().waitFor();
  }

  /** Runs a command by its title in the palette. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.pick(`>${title}`, title);
  }

  /** Writes into the quick input that is open, waits until the entry with the label is the one that Enter takes, and takes it. */
  private async pick(text: string, label: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget:visible input[type=text]");
    await input.waitFor();
    await input.fill(text);
    const chosen = this.page.locator(".quick-input-list:visible .monaco-list-row.focused");
    await chosen.getByText(label, { exact: true }).first().waitFor();
    await this.press("Enter");
  }

  /** Takes the entry with the label from the list that is open. A list that is still being laid out swallows a click, as it does a person's: then it is clicked again. */
  async take(label: string): Promise<void> {
    const entries = this.page.locator(".quick-input-list:visible .monaco-list-row");
    const entry = entries.getByText(label, { exact: true }).first();
    await entry.click();
    for (let clicks = 1; clicks < 4 && !(await this.isGone(entry)); clicks++) {
      await entry.click({ timeout: 1000 }).catch(() => undefined);
    }
  }

  private async isGone(entry: Locator): Promise<boolean> {
    return entry.waitFor({ state: "hidden", timeout: 1000 }).then(
      () => true,
      () => false,
    );
  }

  /** Answers the question that is open, once it contains `asks`. */
  async answer(asks: string, text: string): Promise<void> {
    await this.page.locator(".quick-input-widget:visible", { hasText: asks }).waitFor();
    await this.page.locator(".quick-input-widget:visible input.input:visible").fill(text);
    await this.press("Enter");
  }

  /** Types an answer of one's own into the list that is open, and takes it. */
  async answerPick(text: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget:visible input.input:visible");
    await input.waitFor();
    await input.fill(text);
    await this.page.locator(".quick-input-list:visible .monaco-list-row.focused", { hasText: text }).waitFor();
    await this.press("Enter");
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+G");
    const input = this.page.locator(".quick-input-widget:visible input[type=text]");
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.press("Enter");
    await this.seen(`Ln ${line}, Col ${column}`, () => this.statusBar(), "the cursor in the status bar");
  }

  /** Types as a person does, a key after another. */
  async type(text: string, millisecondsPerKey = 60): Promise<void> {
    await this.page.keyboard.type(text, { delay: millisecondsPerKey });
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** The grey text on screen, lines joined by line breaks; empty where there is none. */
  async ghostText(): Promise<string> {
    return this.page.evaluate("ghostOnScreen()");
  }

  /** The keys and the changes of the grey text since the last call, in their order. */
  async screenRecords(): Promise<readonly ScreenRecord[]> {
    return this.page.evaluate("takeScreenRecords()");
  }

  /** The lines on screen of the editor, from top to bottom, the grey text among them. The editor keeps them in another order. */
  async editorText(): Promise<string> {
    const lines = this.page.locator(".editor-group-container.active .view-lines .view-line");
    const found = await lines.evaluateAll((elements) =>
      elements.map((line) => ({ top: Number.parseFloat(line.style.top), text: line.textContent ?? "" })),
    );
    return plain(
      found
        .sort((one, other) => one.top - other.top)
        .map(({ text }) => text)
        .join("\n"),
    );
  }

  /** What our item in the status bar tells a screen reader: the state in words. */
  async caveatStatus(): Promise<string> {
    return (await this.page.locator("[id*='caveat.status'] a").getAttribute("aria-label")) ?? "";
  }

  /** All that the status bar says. */
  async statusBar(): Promise<string> {
    return this.text(".part.statusbar");
  }

  /** The notifications on screen (none where VS Code was started for host tests). */
  async notifications(): Promise<string> {
    return this.text(".notifications-toasts");
  }

  /** What an element shows, with white space made plain; empty where there is no such element. */
  async text(selector: string): Promise<string> {
    const texts = await this.page.locator(selector).allInnerTexts();
    return plain(texts.join("\n"));
  }

  /** Waits until what `look` gives contains `wanted`; throws with what it gave last. */
  async seen(wanted: string | RegExp, look: () => Promise<string>, where: string, timeout = 20_000): Promise<string> {
    let last = "";
    return this.until(
      async () => {
        last = await look();
        const isThere = typeof wanted === "string" ? last.includes(wanted) : wanted.test(last);
        return isThere ? last : undefined;
      },
      () => `Waited for ${wanted} in ${where}, found ${JSON.stringify(last)}`,
      timeout,
    );
  }

  /** Waits until `condition` gives something, and gives that; throws what `complaint` says when it does not in time. */
  async until<T>(condition: () => Promise<T | undefined>, complaint: () => string, timeout = 20_000): Promise<T> {
    const deadline = Date.now() + timeout;
    for (;;) {
      const found = await condition();
      if (found !== undefined) {
        return found;
      }
      if (Date.now() > deadline) {
        throw new Error(complaint());
      }
      await delay(30);
    }
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }
}

/** VS Code shows spaces as non-breaking ones. */
function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}
