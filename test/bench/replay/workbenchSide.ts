import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { checkout } from "../../vscode/checkout.ts";
import { type Server, serve } from "../../vscode/serve.ts";
import { type ScreenRecord, Workbench } from "../../vscode/workbench.ts";
import { type Body, folderWithout } from "./bodies.ts";
import type { Side } from "./side.ts";

/** Nothing types, closes, indents or lists beside the typist. */
const quietTyping = {
  "editor.acceptSuggestionOnEnter": "off",
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
  "editor.autoIndent": "none",
  "editor.formatOnType": false,
  "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
  "editor.suggestOnTriggerCharacters": false,
  "files.autoSave": "off",
};

/** Milliseconds of typing on a new top line before the clock runs: the host is warm, and the extension has started. */
const warmFor = 4000;

/** Milliseconds after which the editor has put the cursor where it belongs in a text that was read anew. */
const settles = 500;

/** What the companion wrote of the extension host while the body was typed. */
export interface HostSample {
  readonly at: number;
  /** Bytes. */
  readonly rss: number;
  /** Milliseconds of CPU since the process began. */
  readonly cpu: number;
}

/** A real VS Code with the extension, a server and a page for each body. */
export class WorkbenchSide implements Side {
  private readonly body: Body;
  private readonly parts: {
    readonly server: Server;
    readonly workbench: Workbench;
    readonly notes: string;
    readonly folder: string;
  };
  /** What the page's clock is behind ours, once the first key is near. */
  private behind = 0;

  /** Those that were taken from the page and not looked at. */
  private records: ScreenRecord[] = [];

  private constructor(body: Body, parts: WorkbenchSide["parts"]) {
    this.body = body;
    this.parts = parts;
  }

  /** `address`: of the oracle; without one no extension of ours runs. */
  static async open(body: Body, browser: Browser, address: string | undefined): Promise<WorkbenchSide> {
    const folder = await folderWithout(body);
    const notes = await mkdtemp(join(tmpdir(), "caveat-companion-"));
    const model = { provider: "openaiCompatible", address, name: "oracle", fim: "infill", contextWindow: 32_768 };
    const server = await serve({
      trusted: true,
      settings: { ...quietTyping, ...(address === undefined ? {} : { "caveat.models": [model] }) },
      environment: { CAVEAT_COMPANION: notes },
      extensions: [join(import.meta.dirname, "companion"), ...(address === undefined ? [] : [checkout])],
    });
    const workbench = await Workbench.open(browser, server.url({ folder, file: join(folder, body.file) }));
    await workbench.showsFile(body.file);
    if (address !== undefined) {
      await workbench.seen("ready", () => workbench.caveatStatus(), "our status bar item", 60_000);
    }
    return new WorkbenchSide(body, { server, workbench, notes, folder });
  }

  async begin(): Promise<void> {
    const { workbench } = this.parts;
    await workbench.goTo(1, 1);
    await workbench.press("Enter");
    await workbench.press("ArrowUp");
    await workbench.type("let ");
    await sleep(warmFor);
    // Taken back key by key, a letter of the file went with it once: the editor may put something of its own beside what is typed.
    await workbench.run("File: Revert File");
    await workbench.page.locator(".tab.active.dirty").waitFor({ state: "detached" });
    await sleep(settles);
    const lines = this.body.before.split("\n");
    await workbench.goTo(lines.length, (lines.at(-1) ?? "").length + 1);
    await sleep(500);
    this.behind = await clockBehind(workbench.page);
    await workbench.screenRecords();
  }

  async look() {
    const records = [...this.records, ...(await this.parts.workbench.screenRecords())];
    this.records = [];
    return records.flatMap((record) =>
      "ghost" in record ? [{ at: record.at + this.behind, ghost: record.ghost }] : [],
    );
  }

  async type(text: string): Promise<number> {
    const { keyboard } = this.parts.workbench.page;
    if (text.startsWith("\n")) {
      await keyboard.press("Enter");
      if (text.length > 1) {
        await keyboard.insertText(text.slice(1));
        await this.drawn();
        this.records.push(...asOnePress(await this.parts.workbench.screenRecords()));
      }
    } else {
      await keyboard.type(text);
    }
    return this.lastKey();
  }

  async tab(ghost: string) {
    await this.parts.workbench.press("Tab");
    const at = await this.lastKey();
    const before = this.records.slice(
      0,
      this.records.findLastIndex((record) => "key" in record),
    );
    const last = before.findLast((record) => "ghost" in record);
    return { at, ghost: last !== undefined && "ghost" in last ? last.ghost : ghost };
  }

  /** Waits until the page has drawn what was written. */
  private async drawn(): Promise<void> {
    await this.parts.workbench.page.evaluate(
      "new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))",
    );
  }

  /** When the last key went down in the page. */
  private async lastKey(): Promise<number> {
    this.records.push(...(await this.parts.workbench.screenRecords()));
    const key = this.records.findLast((record) => "key" in record);
    return key === undefined ? performance.now() : key.at + this.behind;
  }

  async written(): Promise<string> {
    const { workbench, folder } = this.parts;
    await workbench.press("Escape");
    await workbench.press("Control+S");
    const { before, after, file } = this.body;
    let last = "";
    const saved = async () => {
      last = await readFile(join(folder, file), "utf8");
      return last.length > before.length + after.length ? last : undefined;
    };
    await workbench.until(saved, () => "The file was not saved");
    await sleep(300);
    const text = await readFile(join(folder, file), "utf8");
    return text.startsWith(before) && text.endsWith(after)
      ? text.slice(before.length, text.length - after.length)
      : text;
  }

  /** The extension host's samples between two times. */
  async samples(began: number, ended: number): Promise<readonly HostSample[]> {
    const epoch = Date.now() - performance.now();
    const lines = (await readFile(join(this.parts.notes, "samples.jsonl"), "utf8")).split("\n").slice(0, -1);
    return lines
      .map((line) => JSON.parse(line) as HostSample)
      .filter(({ at }) => at - epoch >= began && at - epoch <= ended);
  }

  async end(): Promise<void> {}

  async close(): Promise<void> {
    const { server, workbench, notes, folder } = this.parts;
    await workbench.close();
    await server.stop();
    await rm(notes, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

const clockReadings = 25;

/** What the page's clock is behind ours, in milliseconds: by the reading that took the least time, since only the way there and back makes it wrong. */
async function clockBehind(page: Page): Promise<number> {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let reading = 0; reading < clockReadings; reading++) {
    const before = performance.now();
    const there: number = await page.evaluate("performance.now()");
    const after = performance.now();
    if (after - before < least) {
      [best, least] = [(before + after) / 2 - there, after - before];
    }
  }
  return best;
}

/** Enter brings its indentation along: what the page drew between the two never was on a person's screen. */
function asOnePress(records: readonly ScreenRecord[]): readonly ScreenRecord[] {
  const key = records.findLastIndex((record) => "key" in record);
  return [...records.slice(0, key + 1), ...records.slice(key + 1).slice(-1)];
}
