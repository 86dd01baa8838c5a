import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import type { Screen } from "../../src/webview/protocol.ts";
import { startBrowser } from "../vscode/workbench.ts";
import { bundlePanel } from "./bundle.ts";
import { hostileAnswers, hostileText } from "./hostile.ts";
import { PanelPage } from "./page.ts";
import { caveat, explanation, file, hunk, review, thread, turn } from "./threads.ts";

/** What is on the page and must not be, a line each. */
const harm = `[
  ...(window.ran === undefined ? [] : ["ran"]),
  ...(location.href === "https://panel.test/panel.html" ? [] : ["went to " + location.href]),
  ...[...document.querySelectorAll("script:not(#words, [src='https://panel.test/panel.js']), iframe, object, embed, form, svg, math, style, base, " +
    "img, video, audio, template, noscript, marquee, input, link:not([href='https://panel.test/panel.css']), meta[http-equiv=refresh]")]
    .map((element) => "has " + element.outerHTML),
  ...[...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].filter(({ name }) => name.startsWith("on")).map(({ name }) => "has " + name)),
  ...[...document.querySelectorAll(".answer [style], .answer [id], .answer [src], .answer [action], .answer [data-hunk], .answer [data-send]")].map((element) => "has " + element.outerHTML),
  ...[...document.querySelectorAll("a")].filter(({ href }) => !href.startsWith("https://")).map(({ href }) => "links " + href),
]`;

/** Sends the answer a few characters a frame. */
function streamIn(markdown: string): string {
  return `(async () => {
    for (const text of ${JSON.stringify(markdown.match(/[\s\S]{1,12}/g))}) {
      window.postMessage({ type: "text", turn: "t1", text }, "*");
      await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
  })()`;
}

describe("a hostile answer in the panel", () => {
  let browser: Browser;
  let panel: PanelPage;

  before(async () => {
    browser = await startBrowser();
    panel = await PanelPage.open(browser, await bundlePanel());
  });

  after(() => browser.close());

  /** Shows the screen, lets the pointer and the keyboard touch it, and gives all that it did besides being read. */
  async function harmOf(screen: Screen): Promise<readonly string[]> {
    await panel.posts();
    panel.requests.length = 0;
    await panel.show(screen);
    await panel.page.mouse.move(60, 80);
    await panel.page.mouse.move(60, 110);
    await panel.press("Tab");
    return [
      ...(await panel.page.evaluate<string[]>(harm)),
      ...panel.requests.splice(0).map((address) => `asked for ${address}`),
      ...(await panel.page.evaluate<string[]>("violations.splice(0)")).map((violation) => `tried ${violation}`),
      ...(await panel.posts()).map((message) => `posted ${JSON.stringify(message)}`),
      ...panel.errors.splice(0),
    ];
  }

  for (const [index, { name, markdown }] of hostileAnswers.entries()) {
    it(`does nothing with ${name}`, async () => {
      const shown = { ...thread(turn({ markdown })), id: `hostile ${index}` };
      assert.deepEqual(await harmOf({ type: "thread", thread: shown }), []);
    });
  }

  it("does nothing with any of them while it streams in, cut anywhere", async () => {
    const found: string[] = [];
    panel.requests.length = 0;
    for (const { markdown } of hostileAnswers) {
      await panel.showThread(thread(turn({ state: "running" })));
      await panel.page.evaluate(streamIn(markdown));
      found.push(...(await panel.page.evaluate<string[]>(harm)), ...panel.requests.splice(0));
    }
    assert.deepEqual(found, []);
  });

  it("shows HTML as the text it is", async () => {
    await panel.showThread(thread(turn({ markdown: "Use <b>bold</b> and <script>x</script>." })));
    assert.equal(await panel.text(".answer"), "Use <b>bold</b> and <script>x</script>.");
  });

  it("shows the words of a remote image in its place", async () => {
    await panel.showThread(thread(turn({ markdown: "See ![the plan](https://attacker.invalid/x.png)." })));
    assert.equal(await panel.text(".answer"), "See the plan.");
  });

  it("does nothing with HTML in paths, lines, symbols and guards", async () => {
    const lines = {
      oldLines: [hostileText],
      newLines: [`${hostileText}2`],
      before: [hostileText],
      after: [hostileText],
      symbol: hostileText,
    };
    const files = [
      file(hostileText, [hunk("h1", lines)], { guard: hostileText, kind: "rename", newPath: hostileText }),
    ];
    assert.deepEqual(await harmOf({ type: "thread", thread: thread(turn({ files })) }), []);
  });

  it("does nothing with HTML in caveats, verdicts, notes and failures", async () => {
    const caveats = [
      caveat("k1", { sentence: hostileText, explanation: hostileText }),
      caveat("k2", { quote: "adds", sentence: hostileText }),
    ];
    const shown = turn({
      ...explanation,
      caveats,
      notes: [hostileText],
      model: hostileText,
      usage: hostileText,
      verdict: {
        verdict: "problem",
        counts: hostileText,
        checks: [{ name: hostileText, outcome: "found", details: [hostileText] }],
      },
      failure: { sentence: hostileText, mend: { title: hostileText, command: hostileText } },
    });
    assert.deepEqual(await harmOf({ type: "thread", thread: thread(shown) }), []);
  });

  it("does nothing with HTML in titles, places, questions, edits without a place and messages", async () => {
    const shown = turn({
      question: hostileText,
      unplaced: [{ path: hostileText, sentence: hostileText, text: hostileText }],
      message: { text: hostileText, button: hostileText },
      links: [{ text: hostileText, link: { uri: hostileText } }],
      spans: [{ heading: hostileText, link: { uri: hostileText } }],
    });
    const place = { label: hostileText, link: { uri: hostileText } };
    assert.deepEqual(await harmOf({ type: "thread", thread: { ...thread(shown), title: hostileText, place } }), []);
  });

  it("does nothing with HTML in the history", async () => {
    const entry = { id: hostileText, title: hostileText, when: hostileText, outcome: hostileText };
    assert.deepEqual(await harmOf({ type: "history", entries: [entry] }), []);
  });

  it("counts no change of a guarded file among those that can be accepted together", async () => {
    await panel.showThread(thread(review));
    assert.equal(await panel.page.getByRole("button", { name: "Accept the 2 without problems" }).count(), 1);
  });
});
