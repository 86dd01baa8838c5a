import assert from "node:assert/strict";
import { file, usePackageWindows } from "./packageWindow.ts";
import { PanelOfWorkbench } from "./panelView.ts";

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
