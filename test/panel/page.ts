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
    await this.page.evaluate(
      "(messages) => messages.forEach((message) => window.postMessage(message, '*'))".replace(/^/, "(") +
        `)(${JSON.stringify(messages)})`,
    );
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
    await this.page.waitForFunction(`posts.some((message) => message.type === ${JSON.stringify(type)})`);
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

  /** What a screen reader was told last. */
  async announced(): Promise<string> {
    return this.page.locator("[role=status]").innerText();
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
