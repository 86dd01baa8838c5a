import type { Browser, BrowserContext, Page } from "playwright-core";
import { panelHtml } from "../../src/webview/html.ts";
import type { Screen, Thread, ToHost, ToPage } from "../../src/webview/protocol.ts";
import { words } from "../../src/webview/words.ts";
import type { Bundle } from "./bundle.ts";
import { type ThemeName, themes } from "./themes.ts";

const origin = "https://panel.test";

/** What VS Code gives a page, with what it was given put aside for the test. The state outlives a reload, as in VS Code. */
const fakeHost = `
  window.posts = [];
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective + " " + event.blockedURI));
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => posts.push(structuredClone(message)),
    getState: () => JSON.parse(sessionStorage.getItem("state") ?? "null") ?? undefined,
    setState: (state) => sessionStorage.setItem("state", JSON.stringify(state)),
  });
`;

/** The panel's page in a browser without VS Code: the bundle that is shipped, under its own policy. */
export class PanelPage {
  readonly page: Page;
  /** Addresses that the page asked for besides its own three files. */
  readonly requests: string[] = [];
  readonly errors: string[] = [];
  private readonly context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
  }

  /** Opens the page; returns once it has said that it is ready. */
  static async open(
    browser: Browser,
    bundle: Bundle,
    { width = 400, height = 900, theme = "dark" as ThemeName, reducedMotion = false } = {},
  ): Promise<PanelPage> {
    const context = await browser.newContext({
      viewport: { width, height },
      reducedMotion: reducedMotion ? "reduce" : "no-preference",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const panel = new PanelPage(context, page);
    await page.addInitScript(fakeHost);
    await page.addInitScript(wear, themes[theme]);
    await panel.serve(bundle);
    page.on("pageerror", (error) => panel.errors.push(error.message));
    await page.goto(`${origin}/panel.html`);
    await panel.untilPosted("ready");
    return panel;
  }

  private async serve({ script, style }: Bundle): Promise<void> {
    const html = panelHtml({
      cspSource: origin,
      nonce: "n0nce",
      scriptUri: `${origin}/panel.js`,
      styleUri: `${origin}/panel.css`,
      words,
      language: "en",
    });
    const files: Readonly<Record<string, { body: string; contentType: string }>> = {
      [`${origin}/panel.html`]: { body: html, contentType: "text/html" },
      [`${origin}/panel.js`]: { body: script, contentType: "text/javascript" },
      [`${origin}/panel.css`]: { body: style, contentType: "text/css" },
    };
    await this.page.route("**/*", async (route) => {
      const file = files[route.request().url()];
      await (file === undefined ? route.abort() : route.fulfill(file));
    });
    this.page.on("request", (request) => {
      if (files[request.url()] === undefined) {
        this.requests.push(request.url());
      }
    });
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  /** Sends messages as the extension host does; returns two frames later, when they are on screen. */
  async send(...messages: readonly ToPage[]): Promise<void> {
    await this.page.evaluate(`for (const message of ${JSON.stringify(messages)}) window.postMessage(message, "*")`);
    await this.frames();
  }

  async show(screen: Screen): Promise<void> {
    await this.send({ type: "show", screen });
  }

  async showThread(thread: Thread): Promise<void> {
    await this.show({ type: "thread", thread });
  }

  /** Waits until what was sent or pressed is drawn. */
  async frames(): Promise<void> {
    await this.page.evaluate(
      "new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done())), 0))",
    );
  }

  /** What the page posted since the last call, without the look of where the editor should scroll. */
  async posts(): Promise<readonly ToHost[]> {
    return this.page.evaluate("posts.splice(0)");
  }

  /** What the page posted of one kind since the last call of this or of `posts`. */
  async posted<T extends ToHost["type"]>(type: T): Promise<readonly Extract<ToHost, { type: T }>[]> {
    const all = await this.posts();
    return all.filter((message): message is Extract<ToHost, { type: T }> => message.type === type);
  }

  private async untilPosted(type: ToHost["type"]): Promise<void> {
    await this.until(`posts.some((message) => message.type === ${JSON.stringify(type)})`);
  }

  /** Waits until the expression is true in the page; throws after ten seconds. */
  async until(expression: string): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!(await this.page.evaluate(expression))) {
      if (Date.now() > deadline) {
        throw new Error(`Waited for ${expression}`);
      }
      await this.frames();
    }
  }

  /** Pixels that the page is scrolled down, and that are still below. */
  async scrolled(): Promise<{ readonly top: number; readonly below: number }> {
    const main = "document.querySelector('main')";
    return this.page.evaluate(
      `({ top: ${main}.scrollTop, below: ${main}.scrollHeight - ${main}.scrollTop - ${main}.clientHeight })`,
    );
  }

  async scrollTo(top: number): Promise<void> {
    await this.page.evaluate(`document.querySelector('main').scrollTop = ${top}`);
    await this.frames();
  }

  /** Directives of the page's policy that something tried to break. */
  async violations(): Promise<readonly string[]> {
    return this.page.evaluate("violations");
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.frames();
    }
  }

  /** Id of the hunk that holds the keyboard; empty where none does. */
  async focusedHunk(): Promise<string> {
    return this.page.evaluate("document.activeElement?.closest('[data-hunk]')?.dataset.hunk ?? ''");
  }

  /** All the text of the one element that the selector finds, white space made plain. */
  async text(selector: string): Promise<string> {
    return ((await this.page.locator(selector).textContent()) ?? "").replace(/\s+/g, " ").trim();
  }

  /** What a screen reader was told last. */
  async announced(): Promise<string> {
    return this.text("[role=status]");
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.untilPosted("ready");
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: `out/screens/panel-${name}.png` });
  }
}

/** Runs in the page before anything else: sets a theme's variables as VS Code does, on the root element's style. */
function wear({ kind, variables }: { kind: string; variables: Readonly<Record<string, string>> }): void {
  type Styled = { style: { setProperty(name: string, value: string): void }; dataset: Record<string, string> };
  const { document, addEventListener } = globalThis as unknown as {
    document: { documentElement: Styled | null; body: Styled | null };
    addEventListener(type: string, listener: () => void): void;
  };
  const dress = () => {
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement?.style.setProperty(`--vscode-${name}`, value);
    }
    if (document.body !== null) {
      document.body.dataset.vscodeThemeKind = kind;
    }
  };
  addEventListener("DOMContentLoaded", dress);
  dress();
}
