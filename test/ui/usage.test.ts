import assert from "node:assert/strict";
import { file, usePackageWindows } from "./packageWindow.ts";
import { PanelOfWorkbench } from "./panelView.ts";
import { useSampleWindows } from "./window.ts";

describe("what requests took, on a file of rxjs", () => {
  const windows = usePackageWindows();

  it("is on the Usage page: the feature, the host and the outcome of the request just made", async () => {
    const workbench = await windows.open(file);
    await workbench.goTo(18, 3);
    windows.answer("It takes the last number off the arguments.");
    await workbench.run("Caveat: Explain");
    const panel = new PanelOfWorkbench(workbench);
    await panel.seen("Send");
    await panel.send();
    await panel.seen("It takes the last number off the arguments.");
    await panel.seen("no cost: on this machine");
    await workbench.run("Caveat: Show Usage");
    await panel.seen("What left this machine");
    await panel.seen(/127\.0\.0\.1:\d+ \(this machine: nothing left it\)/);
    await panel.seen(/\bdone\b/);
    await panel.keepScreen("usage");
  });
});

describe("what becomes of ghost text in the sample workspace", () => {
  const windows = useSampleWindows({ trusted: true });

  it("is on the Usage page though nothing was sent: a suggestion that Tab took counts as taken", async () => {
    const workbench = await windows.open("src/http/customerHandlers.ts");
    await workbench.press("Control+End");
    await workbench.press("Enter");
    await workbench.type("export async function deleteCustomer(_request: Request, id: string): Pro");
    await workbench.seen("mise<Response> {", () => workbench.ghostText(), "the ghost text");
    await workbench.press("Tab");
    await workbench.run("Caveat: Show Usage");
    const panel = new PanelOfWorkbench(workbench);
    await panel.seen(/completion taken [1-9]\d* of [1-9]\d*/);
    await panel.seen(/typescript\s+embedded\s+[1-9]\d*\s+[1-9]\d* \(\d+ %\)/);
    await panel.keepScreen("usage-taken");
  });

  it("counts a suggestion of which a word was taken, and the rest written otherwise, as taken in part", async () => {
    const workbench = await windows.open("src/http/customerHandlers.ts");
    const panel = new PanelOfWorkbench(workbench);
    const partlyTaken = async () => {
      const row = /typescript\s+embedded\s+\d+\s+\d+ \(\d+ %\)\s+(\d+)/.exec(await panel.text());
      return Number(row?.[1] ?? 0);
    };
    await workbench.run("Caveat: Show Usage");
    await panel.seen("This month");
    const before = await partlyTaken();
    await workbench.openFile("src/http/customerHandlers.ts");
    await workbench.press("Control+End");
    // At once: nothing is typed along what is offered on the way.
    await workbench.page.keyboard.insertText(
      "export async function deleteCustomer(_request: Request, id: string): Pro",
    );
    await workbench.seen("mise<Response> {", () => workbench.ghostText(), "the ghost text");
    await workbench.press("Control+ArrowRight");
    await workbench.seen("<Response> {", () => workbench.ghostText(), "the rest of the ghost text");
    await workbench.type("s {");
    await workbench.run("Caveat: Show Usage");
    await workbench.until(
      async () => ((await partlyTaken()) === before + 1 ? true : undefined),
      () => `Waited for one more than ${before} that were taken in part`,
    );
  });
});

describe("a cap for one request, on a file of rxjs", () => {
  const windows = usePackageWindows({
    "caveat.usage.requestCap": 0.01,
    "caveat.usage.prices": { "tiny-coder": [1000, 1000] },
  });

  it("lets nothing go that could cost more than one request may", async () => {
    const workbench = await windows.open(file);
    await workbench.goTo(18, 3);
    await workbench.run("Caveat: Explain");
    const panel = new PanelOfWorkbench(workbench);
    await panel.seen(/about \$\d/);
    await panel.send();
    await panel.seen("This request could cost more than one request may.");
    assert.deepEqual(
      windows.requests().map(({ text }) => text),
      [],
    );
  });
});

describe("a budget, on a file of rxjs", () => {
  const windows = usePackageWindows({
    "caveat.usage.dayBudget": 1,
    "caveat.usage.prices": { "tiny-coder": [1000, 1000] },
  });

  it("lets nothing go that could cost more than is left of it, and offers the settings", async () => {
    const workbench = await windows.open(file);
    await workbench.goTo(18, 3);
    await workbench.run("Caveat: Explain");
    const panel = new PanelOfWorkbench(workbench);
    await panel.seen(/about \$\d/);
    await panel.send();
    await panel.seen("This request could cost more than is left of today's budget.");
    await panel.seen("Open the budget settings");
    assert.deepEqual(
      windows.requests().map(({ text }) => text),
      [],
    );
  });
});
