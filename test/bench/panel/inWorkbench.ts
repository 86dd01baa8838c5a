import { setTimeout as sleep } from "node:timers/promises";
import { startOpenai } from "../../servers/openai.ts";
import { checkout, sampleWorkspace } from "../../vscode/checkout.ts";
import { serve } from "../../vscode/serve.ts";
import { startBrowser, Workbench } from "../../vscode/workbench.ts";

/** Runs in the panel's frame: the clock's time in milliseconds since 1970 when a text has been painted. */
const paintedAt = `return new Promise((done) => {
  const look = () => {
    if (document.body.textContent.includes(text)) {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(Date.now());
        port2.postMessage(undefined);
      });
    } else {
      requestAnimationFrame(look);
    }
  };
  look();
})`;

/**
 * Milliseconds from the loopback server's first write of an answer until its text is painted in the panel of a real VS Code:
 * through the SDK, the extension host, the editor's own channel to the page, and the page. Sorted.
 */
export async function firstTextsInWorkbench(samples: number): Promise<readonly number[]> {
  let written = 0;
  let word = "";
  const model = await startOpenai({
    models: ["tiny-coder"],
    script: async () => {
      // The page must be looking before the answer begins.
      await sleep(300);
      written = Date.now();
      return { text: [word, " and more", " and more"], faults: { eventEvery: 0 } };
    },
  });
  const { folder, remove } = await sampleWorkspace();
  const server = await serve({
    trusted: true,
    extensions: [checkout],
    settings: {
      "caveat.models": [
        { provider: "openaiCompatible", address: `${model.address}/v1`, name: "tiny-coder", quality: "large" },
      ],
      "caveat.completion.languages": { "*": false },
      "caveat.commands.askBeforeSending": false,
    },
  });
  const browser = await startBrowser();
  const times: number[] = [];
  try {
    const workbench = await Workbench.open(browser, server.url({ folder, file: `${folder}/src/cart.ts` }));
    await workbench.seen("Caveat: ", () => workbench.caveatStatus(), "our status bar item", 60_000);
    while (times.length < samples) {
      word = `word${times.length}`;
      await workbench.run("Caveat: Explain");
      const panel = workbench.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame").locator("body");
      const look = new Function("_body", "text", paintedAt) as (body: unknown, text: string) => Promise<number>;
      const painted = await panel.evaluate(look, word);
      times.push(painted - written);
      await workbench.until(
        async () => ((await panel.allInnerTexts()).join().includes("more and more") ? true : undefined),
        () => "The answer did not end",
      );
    }
    return times.sort((one, other) => one - other);
  } finally {
    await browser.close();
    await server.stop();
    await model.close();
    await remove();
  }
}
