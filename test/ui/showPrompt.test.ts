import { strict as assert } from "node:assert";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startOpenai } from "../servers/openai.ts";
import type { LoopbackServer } from "../servers/server.ts";
import { checkout, sampleWorkspace } from "../vscode/checkout.ts";
import type { Workbench } from "../vscode/workbench.ts";
import { useSampleWindows, useWindows } from "./window.ts";

const show = "Caveat: Show What Would Be Sent";
const secret = `ghp_${"a1B2c3D4e5F6".repeat(3)}`;

function shown(workbench: Workbench, wanted: string | RegExp): Promise<string> {
  return workbench.seen(wanted, () => workbench.editorText(), "the document that shows the prompt");
}

/** Shows it until it has what the languages find out in the background, for which TypeScript's server has to be there. */
async function showUntil(workbench: Workbench, wanted: RegExp): Promise<string> {
  return workbench.until(
    async () => {
      await workbench.run(show);
      const text = await shown(workbench, /^# What would be sent/);
      if (wanted.test(text)) {
        return text;
      }
      await workbench.openFile("src/prices.ts");
      // A person, too, looks at the code for a moment; only then are its names looked up.
      await sleep(1500);
      return undefined;
    },
    () => `nothing like ${wanted} would be sent`,
    60_000,
  );
}

describe("what would be sent", () => {
  let model: LoopbackServer;

  before(async () => {
    model = await startOpenai({ script: () => "" });
  });

  const windows = useWindows(sampleWorkspace, () => ({
    trusted: true,
    settings: {
      "caveat.models": [
        { provider: "openaiCompatible", address: `${model.address}/v1`, name: "tiny-coder", fim: "suffix" },
      ],
      "editor.wordWrap": "off",
      // What is not on the screen is not in the page either.
      "editor.fontSize": 7,
    },
  }));

  after(async () => {
    await model.close();
  });

  it("is shown piece by piece, with secrets hidden, in a document that nobody can change", async () => {
    const workbench = await windows.open("src/cart.ts");
    await workbench.openFile("src/prices.ts");
    await workbench.goTo(16, 1);
    await workbench.type(`  const token = "${secret}";`);
    const text = await showUntil(workbench, /\| src\/cart\.ts, line 40 \| (?:definition|import) \| [01]\.\d\d \| /);
    assert.match(
      text,
      /For ghost text at the cursor in `src\/prices\.ts, line 16`, to `openaiCompatible\/\s*tiny-coder`/,
    );
    assert.match(text, /Secrets that are replaced by placeholders: 1\./);
    await keepScreen(workbench, "what-would-be-sent");
    await workbench.type("x");
    const refusal = () => workbench.text(".monaco-editor-overlaymessage");
    await workbench.seen("Cannot edit in read-only editor", refusal, "the editor's refusal");
  });

  it("has lines like those at the cursor out of files of the workspace that nobody opened", async () => {
    const workbench = await windows.open("src/prices.ts");
    await workbench.goTo(38, 1);
    await showUntil(workbench, /\| (?!src\/prices)\S+, line\s\d+ \| similar text in the workspace \| [01]\.\d\d \| /);
  });
});

describe("what would be sent by the embedded model", () => {
  const windows = useSampleWindows({ trusted: true });

  it("is nothing", async () => {
    const workbench = await windows.open("src/cart.ts");
    await workbench.run(show);
    await shown(workbench, /at the cursor in `src\/cart\.ts, line 1`: nothing\./);
    await shown(workbench, "The embedded model answers here.");
  });
});

async function keepScreen(workbench: Workbench, name: string): Promise<void> {
  const folder = join(checkout, "out", "screens");
  await mkdir(folder, { recursive: true });
  await workbench.screenshot(join(folder, `${name}.png`));
}
