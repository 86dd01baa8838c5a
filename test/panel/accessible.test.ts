import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Screen, Thread } from "../../src/webview/protocol.ts";
import { usePanelPages } from "./browser.ts";
import type { PanelPage } from "./page.ts";
import { type ThemeName, themes } from "./themes.ts";
import { caveat, draft, explanation, manyHunks, review, thread, turn } from "./threads.ts";
import { noUsage, usage } from "./usages.ts";

const failure = {
  sentence: "The server at `127.0.0.1:8080` can't be reached.",
  mend: { title: "Change the address", command: "caveat.setUpModel" },
};

const shown = (thread: Thread): Screen => ({ type: "thread", thread });

const screens: Readonly<Record<string, Screen>> = {
  start: { type: "start", hasModel: false, isTrusted: false },
  ready: { type: "start", hasModel: true, isTrusted: true },
  draft: shown(thread(draft)),
  running: shown(thread({ ...explanation, state: "running", verdict: undefined, markdown: "`total` adds up the pri" })),
  explanation: shown(thread(explanation)),
  review: shown(thread(review)),
  stopped: shown(thread(turn({ state: "stopped", markdown: "`total` adds" }))),
  failed: shown(thread(turn({ state: "failed", failure, markdown: "`total` adds" }))),
  empty: shown(thread(turn())),
  message: shown(
    thread(
      turn({ message: { text: "Count the items\n\nThe sum left out `count`.", button: "Put into the commit input" } }),
    ),
  ),
  many: shown(thread(manyHunks(20))),
  history: {
    type: "history",
    entries: [
      {
        id: "a",
        title: "Fix diagnostic · src/cart.ts:41",
        when: "today, 14:05",
        outcome: "3 accepted, 1 rejected of 5",
      },
      { id: "b", title: "Explain · total", when: "yesterday, 9:12", outcome: "" },
    ],
  },
  noHistory: { type: "history", entries: [] },
  usage: { type: "usage", usage },
  noUsage: { type: "usage", usage: noUsage },
};

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds serious or critical, a line each. */
async function complaints(panel: PanelPage): Promise<readonly string[]> {
  await panel.page.evaluate(axe);
  const found: readonly { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] =
    await panel.page.evaluate(
      "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
    );
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** Unfolds and opens everything that a person can, so that it is looked at too. */
async function unfoldAll(panel: PanelPage): Promise<void> {
  await panel.page.evaluate(
    "document.querySelectorAll('.turn .fold[aria-expanded=false]').forEach((fold) => fold.click())",
  );
  await panel.page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
  await panel.page.evaluate("document.querySelector('.hunk .actions [aria-keyshortcuts=e]')?.click()");
  await panel.frames();
}

async function hasSidewaysScroll(panel: PanelPage): Promise<boolean> {
  return panel.page.evaluate("document.querySelector('main').scrollWidth > document.querySelector('main').clientWidth");
}

describe("the panel for everyone", () => {
  const pages = usePanelPages();

  for (const theme of Object.keys(themes) as ThemeName[]) {
    for (const width of [250, 400, 900]) {
      it(`has nothing that axe finds serious in ${theme} at ${width} pixels, and nothing wider than the view`, async () => {
        const panel = await pages.open({ theme, width });
        const found: string[] = [];
        for (const [name, screen] of Object.entries(screens)) {
          await panel.show(screen.type === "thread" ? { ...screen, thread: { ...screen.thread, id: name } } : screen);
          await panel.screenshot(`${name}-${theme}-${width}`);
          await unfoldAll(panel);
          found.push(...(await complaints(panel)).map((complaint) => `${name}: ${complaint}`));
          found.push(...((await hasSidewaysScroll(panel)) ? [`${name}: scrolls sideways`] : []));
        }
        assert.deepEqual(found, []);
      });
    }
  }

  it("has nothing that axe finds serious in the list of keys", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(review));
    await panel.page.getByRole("button", { name: "Show the keys (?)" }).click();
    await panel.screenshot("keys-dark-400");
    assert.deepEqual(await complaints(panel), []);
  });

  for (const theme of ["dark", "light", "hc-dark", "hc-light"] as const) {
    it(`has nothing that axe finds serious in the menu of a caveat in ${theme}`, async () => {
      const panel = await pages.open({ theme });
      await panel.showThread(thread({ ...review, caveats: [caveat("k1", { hunk: "h1", folder: "src/shop" })] }));
      await panel.page.getByRole("button", { name: "Dismiss" }).click();
      await panel.screenshot(`dismiss-${theme}`);
      assert.deepEqual(await complaints(panel), []);
    });
  }

  it("draws a border around buttons in high contrast", async () => {
    const panel = await pages.open({ theme: "hc-dark" });
    await panel.showThread(thread(review));
    const border = "getComputedStyle(document.querySelector('.hunk .actions button')).borderTopColor";
    assert.equal(await panel.page.evaluate(border), "rgb(111, 195, 223)");
  });

  it("shows which hunk holds the keyboard", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(review));
    await panel.press("j");
    await panel.screenshot("focused-dark-400");
    assert.equal(
      await panel.page.evaluate("getComputedStyle(document.activeElement).outlineColor"),
      "rgb(0, 120, 212)",
    );
  });

  it("names each hunk by its file and symbol", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(review));
    const first = panel.page.locator("section.hunk").first();
    assert.equal(await first.getAttribute("aria-label"), "Change 1 of 3, src/cart.ts, total()");
  });
});
