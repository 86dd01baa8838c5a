import { strict as assert } from "node:assert";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startOpenai } from "../servers/openai.ts";
import type { LoopbackServer } from "../servers/server.ts";
import { checkout, sampleWorkspace } from "../vscode/checkout.ts";
import type { Workbench } from "../vscode/workbench.ts";
import { useWindows } from "./window.ts";

const cue = "not defined: fetchTotals";

/** The cue's words as the editor draws them: they belong to no line's text. */
async function drawn(workbench: Workbench): Promise<string> {
  return workbench.page.evaluate(`[...document.querySelectorAll(".view-lines .view-line span")]
    .map((span) => getComputedStyle(span, "::after").content + span.textContent).join(" ").replaceAll("\\u00a0", " ")`);
}

async function hovers(workbench: Workbench): Promise<string> {
  return (await workbench.page.locator(".monaco-hover:visible").allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
}

describe("a suggestion with a name that nothing defines", () => {
  let model: LoopbackServer;

  before(async () => {
    model = await startOpenai({ script: () => "fetchTotals(cart);" });
  });

  const windows = useWindows(sampleWorkspace, () => ({
    trusted: true,
    settings: {
      "caveat.models": [
        { provider: "openaiCompatible", address: `${model.address}/v1`, name: "tiny-coder", fim: "suffix" },
      ],
    },
  }));

  after(async () => {
    await model.close();
  });

  async function shown(): Promise<Workbench> {
    const workbench = await windows.open("src/cart.ts");
    await workbench.press("Control+End");
    await workbench.press("Enter");
    await workbench.type("const sums = ");
    await workbench.seen("fetchTotals", () => workbench.ghostText(), "the ghost text");
    await workbench.seen(cue, () => drawn(workbench), "the words behind the line");
    return workbench;
  }

  it("says so behind the line, and in the editor's hover at the cursor", async () => {
    const workbench = await shown();
    await workbench.press("Control+K");
    await workbench.press("Control+I");
    await workbench.seen("fetchTotals is not defined anywhere that was looked.", () => hovers(workbench), "the hover");
    if (process.env.CAVEAT_SCREENSHOTS === "1") {
      await mkdir(join(checkout, "out", "screens"), { recursive: true });
      await workbench.screenshot(join(checkout, "out", "screens", "ghost-caveat.png"));
    }
  });

  it("says nothing more once the person types on", async () => {
    const workbench = await shown();
    await workbench.type("0");
    await workbench.seen(/^(?![\s\S]*not defined)/, () => drawn(workbench), "the lines without the words");
    assert.ok((await workbench.editorText()).includes("const sums = 0"));
  });

  it("says nothing more once it is taken", async () => {
    const workbench = await shown();
    await workbench.press("Tab");
    await workbench.seen(/^(?![\s\S]*not defined)/, () => drawn(workbench), "the lines without the words");
    assert.ok((await workbench.editorText()).includes("const sums = fetchTotals(cart);"));
  });
});

describe("a suggestion that its model doubts", () => {
  let model: LoopbackServer;

  before(async () => {
    // Tokens that come at once are one piece, of which no word is the least sure.
    const faults = { eventEvery: 20 };
    model = await startOpenai({ script: { text: ["17", " * 3", ";"], logprobs: [-0.05, -4, -0.05], faults } });
  });

  const windows = useWindows(sampleWorkspace, () => ({
    trusted: true,
    settings: {
      "caveat.models": [
        {
          provider: "openaiCompatible",
          address: `${model.address}/v1`,
          name: "tiny-coder",
          fim: "suffix",
          logprobs: true,
        },
      ],
    },
  }));

  after(async () => {
    await model.close();
  });

  it("says in the editor's hover at the cursor how much, and of which words", async () => {
    const workbench = await windows.open("src/cart.ts");
    await workbench.press("Control+End");
    await workbench.press("Enter");
    await workbench.type("const sums = ");
    await workbench.seen("17 * 3;", () => workbench.ghostText(), "the ghost text");
    await workbench.press("Control+K");
    await workbench.press("Control+I");
    await workbench.seen("a chance of at most 2 %; it is least sure of * 3", () => hovers(workbench), "the hover");
  });
});
