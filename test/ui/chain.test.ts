import { strict as assert } from "node:assert";
import { startOpenai } from "../servers/openai.ts";
import type { LoopbackServer } from "../servers/server.ts";
import { sampleWorkspace } from "../vscode/checkout.ts";
import { PanelOfWorkbench } from "./panelView.ts";
import { type SampleWindows, useWindows } from "./window.ts";

describe("models that are asked in turn", () => {
  let first: LoopbackServer;
  let second: LoopbackServer;
  let windows: SampleWindows;

  before(async () => {
    const noCredit = { error: { message: "No credit.", type: "insufficient_quota", code: "insufficient_quota" } };
    first = await startOpenai({ script: () => ({ status: 429, body: noCredit }) });
    second = await startOpenai({ script: () => "It adds the tax." });
  });

  windows = useWindows(sampleWorkspace, () => ({
    trusted: true,
    settings: {
      "caveat.models": [
        { provider: "openaiCompatible", address: `${first.address}/v1`, name: "first-coder" },
        { provider: "openaiCompatible", address: `${second.address}/v1`, name: "second-coder", roles: ["commands"] },
      ],
    },
  }));

  after(async () => {
    await first.close();
    await second.close();
  });

  it("say which of them answered a command, and why the first did not", async () => {
    const workbench = await windows.open("src/prices.ts");
    await workbench.run("Caveat: Explain");
    const panel = new PanelOfWorkbench(workbench);
    await panel.seen("Send");
    await panel.send();
    await panel.seen("It adds the tax.");
    await panel.seen(/first-coder .* did not answer: .* has no credit left/);
    await panel.seen(/second-coder \(127\.0\.0\.1:\d+\) was asked instead/);
    await panel.keepScreen("panel-handed-on");
  });

  it("end in the embedded model while a person types, and the status bar says what is wrong with the first", async () => {
    const workbench = await windows.open("src/customers.ts");
    await workbench.press("End");
    await workbench.press("Enter");
    await workbench.type("  const customer = await requireC");
    await workbench.seen("ustomer(id)", () => workbench.ghostText(), "the ghost text");
    await workbench.seen(/has no credit left/, () => workbench.caveatStatus(), "the status bar item");
  });
});

describe("a model that is small for the task", () => {
  let model: LoopbackServer;

  before(async () => {
    model = await startOpenai({ script: () => "It can be converted." });
  });

  const windows = useWindows(sampleWorkspace, () => ({
    trusted: true,
    settings: {
      "caveat.models": [
        { provider: "openaiCompatible", address: `${model.address}/v1`, name: "tiny-coder", roles: ["commands"] },
      ],
    },
  }));

  after(async () => {
    await model.close();
  });

  it("is asked only when the person agrees", async () => {
    const workbench = await windows.open("src/money.ts");
    await workbench.press("Control+A");
    await workbench.run("Caveat: Convert the Selection");
    await workbench.answerPick("Python");
    const panel = new PanelOfWorkbench(workbench);
    await panel.seen("Send");
    await panel.send();
    await workbench.seen("counts as a small model", () => workbench.notifications(), "the notifications");
    assert.equal(model.requests.length, 0);
    await workbench.page.getByRole("button", { name: "Ask it anyway" }).click();
    await panel.seen("It can be converted.");
  });
});
