import { bundlePanel } from "../panel/bundle.ts";
import { PanelPage } from "../panel/page.ts";
import { longHunk, manyHunks, thread, turn } from "../panel/threads.ts";
import { build } from "../vscode/checkout.ts";
import { startBrowser } from "../vscode/workbench.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { firstTextsInWorkbench } from "./panel/inWorkbench.ts";

/**
 * The panel's page in headless Chromium, which draws at most 60 frames a second and, without a graphics card, with the processor.
 * A moment counts as painted when the task after its animation frame runs: that is after the frame's style, layout and paint.
 */
const samples = 100;

/** Milliseconds from the message that brings a text, or a screen, to its paint; run in the page. */
const untilPainted = `(message, isThere) => new Promise((done) => {
  const start = performance.now();
  window.postMessage(message, "*");
  const look = () => requestAnimationFrame(() => {
    if (isThere()) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - start);
      port2.postMessage(undefined);
    } else {
      look();
    }
  });
  look();
})`;

/** Text that is there already when more streams in: an answer of ordinary length. */
const answer =
  "It goes over `items` once and adds `price`:\n\n```typescript\nfor (const item of items) {\n  sum += item.price;\n}\n```\n\n".repeat(
    20,
  );

async function firstText(panel: PanelPage): Promise<readonly number[]> {
  const times: number[] = [];
  while (times.length < samples) {
    const markdown = times.length % 2 === 0 ? "" : answer;
    await panel.showThread(thread(turn({ state: "running", markdown })));
    const word = `word${times.length}`;
    const message = JSON.stringify({ type: "text", turn: "t1", text: word });
    times.push(
      await panel.page.evaluate<number>(
        `(${untilPainted})(${message}, () => document.querySelector(".answer").textContent.includes("${word}"))`,
      ),
    );
  }
  return times.sort((a, b) => a - b);
}

/** Opens 200 hunks until they stand there, from an empty page each time. */
async function open200(panel: PanelPage): Promise<readonly number[]> {
  const times: number[] = [];
  while (times.length < 10) {
    await panel.show({ type: "history", entries: [] });
    const message = JSON.stringify({
      type: "show",
      screen: { type: "thread", thread: { ...thread(manyHunks(200)), id: `many${times.length}` } },
    });
    times.push(
      await panel.page.evaluate<number>(
        `(${untilPainted})(${message}, () => document.querySelectorAll(".hunk").length === 200)`,
      ),
    );
  }
  return times.sort((a, b) => a - b);
}

/** Frames a second, frame by frame, while the page scrolls from end to end as fast as a held wheel does; run in the page. */
const scrolling = `new Promise((done) => {
  const main = document.querySelector("main");
  const rates = [];
  let before;
  let blank = 0;
  const step = (now) => {
    if (before !== undefined) rates.push(1000 / (now - before));
    before = now;
    blank += document.elementFromPoint(200, 450)?.closest(".row") ? 0 : 1;
    main.scrollTop += 120;
    const isAtEnd = main.scrollTop + main.clientHeight >= main.scrollHeight - 1;
    if (isAtEnd || rates.length >= 400) done({ rates, blank });
    else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})`;

async function frameRates(panel: PanelPage, lines: number): Promise<readonly number[]> {
  await panel.showThread({ ...thread(longHunk(lines)), id: "long" });
  await panel.until("document.querySelectorAll('.hunk').length === 1 && document.querySelectorAll('.row').length > 0");
  const { rates, blank } = await panel.page.evaluate<{ rates: number[]; blank: number }>(scrolling);
  if (blank > 0) {
    throw new Error(`The page showed no line in ${blank} of ${rates.length} frames`);
  }
  return rates.sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

const { json } = parseBenchArguments();
const bundle = await bundlePanel();
const browser = await startBrowser();
try {
  const panel = await PanelPage.open(browser, bundle);
  const text = await firstText(panel);
  const opened = await open200(panel);
  const rates = await frameRates(panel, 5000);
  console.log(
    `first text: ${[0.5, 0.95, 1].map((share) => quantile(text, share).toFixed(1)).join(" / ")} ms p50 / p95 / max of ${text.length}`,
  );
  console.log(
    `200 hunks: ${[0.5, 1].map((share) => quantile(opened, share).toFixed(0)).join(" / ")} ms p50 / max of ${opened.length}`,
  );
  console.log(
    `5,000 lines: ${[0.05, 0.5].map((share) => quantile(rates, share).toFixed(1)).join(" / ")} frames a second p5 / p50 of ${rates.length}`,
  );
  await build("--production");
  const inWorkbench = await firstTextsInWorkbench(20);
  console.log(
    `first text in a real VS Code, from the server's write: ${[0.5, 0.95].map((share) => quantile(inWorkbench, share).toFixed(0)).join(" / ")} ms p50 / p95 of ${inWorkbench.length}`,
  );
  reportFigures(
    {
      firstTextInWorkbenchMs: quantile(inWorkbench, 0.5),
      firstTextMs: quantile(text, 0.95),
      open200Ms: quantile(opened, 1),
      fps5000: quantile(rates, 0.05),
      panelKB: (Buffer.byteLength(bundle.script) + Buffer.byteLength(bundle.style)) / 1000,
    },
    json,
  );
} finally {
  await browser.close();
}
