import { join } from "node:path";
import { type DemoModel, startDemoModel } from "../servers/demo/index.ts";
import { checkout, sampleWorkspace } from "../vscode/checkout.ts";
import { commitAll, settingsFor } from "../vscode/demo.ts";
import type { Workbench } from "../vscode/workbench.ts";
import { PanelOfWorkbench } from "./panelView.ts";
import { useWindows } from "./window.ts";

/** What the sample workspace's README promises of the demo model. */
describe("the demo", () => {
  let model: DemoModel;
  before(async () => {
    model = await startDemoModel({ pace: 0 });
  });
  const workspace = async () => {
    const copy = await sampleWorkspace();
    await commitAll(copy.folder);
    return copy;
  };
  const settings = { "window.autoDetectColorScheme": true };
  const windows = useWindows(workspace, () => ({
    trusted: true,
    settings: { ...settingsFor(model.base), ...settings },
  }));
  after(() => model.close());

  async function open(file: string): Promise<{ workbench: Workbench; panel: PanelOfWorkbench }> {
    const workbench = await windows.open(file);
    await workbench.page.emulateMedia({ colorScheme: "dark" });
    return { workbench, panel: new PanelOfWorkbench(workbench) };
  }

  /** Sends the draft and keeps what comes. */
  async function sent(panel: PanelOfWorkbench, wanted: string | RegExp, name: string): Promise<void> {
    await panel.seen("Send");
    await panel.send();
    await panel.seen(wanted);
    await panel.seen(/Checked|Partly checked|Problem found|Unchecked|Put it into/);
    await panel.keepScreen(`demo-${name}`);
  }

  /** Makes the panel as wide as a person who reviews in it would. */
  async function widen({ page }: Workbench, to: number): Promise<void> {
    const sash = page.locator(".monaco-sash.vertical:not(.disabled)").first();
    const box = await sash.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 2, 300);
    await page.mouse.down();
    await page.mouse.move(to, 300, { steps: 5 });
    await page.mouse.up();
  }

  it("marks what an explanation makes up", async () => {
    const { workbench, panel } = await open("src/prices.ts");
    await workbench.goTo(52, 3);
    await workbench.run("Caveat: Explain");
    await sent(panel, "has 33 lines, so no line 412", "explain");
  });

  it("proposes changes to several files for an instruction", async () => {
    const { workbench, panel } = await open("src/prices.ts");
    await widen(workbench, 660);
    await workbench.run("Caveat: Generate from an Instruction");
    await workbench.answerPick("a discount for large orders, with a test");
    await panel.seen("Send");
    await panel.keepScreen("demo-draft");
    await sent(panel, "0 of 4 decided", "generate");
    await panel.locator("section.hunk").first().focus();
    await workbench.press("a");
    await panel.seen("1 of 4 decided");
    await workbench.press("a");
    await panel.seen("2 of 4 decided");
    if (process.env.CAVEAT_SCREENSHOTS === "1") {
      await panel.locator("main").evaluate((main) => main.scrollTo(0, 0));
      await workbench.page.mouse.move(200, 18);
      await workbench.page.waitForTimeout(500);
      await workbench.screenshot(join(checkout, "media", "panel.png"));
    }
  });

  it("says what is wrong with a rough answer to a change of the selection", async () => {
    const { workbench, panel } = await open("src/cart.ts");
    await workbench.press("Control+A");
    await workbench.run("Caveat: Change the Selection by an Instruction");
    await workbench.answerPick("a rough answer");
    await sent(panel, "0 of 3 decided", "rough");
  });

  it("mends a misspelt name, and reviews and names the change", async () => {
    const { workbench, panel } = await open("src/cart.ts");
    await workbench.goTo(21, 40);
    await workbench.press("Control+Delete");
    await workbench.type("stock", 20);
    await workbench.seen(/[1-9]\d* /, () => workbench.text("#status\\.problems"), "the count of problems", 60_000);
    await workbench.press("Control+S");
    await workbench.run("Caveat: Fix This Diagnostic");
    await workbench.page.waitForTimeout(500);
    await panel.keepScreen("demo-fix-pick");
    await sent(panel, "0 of 1 decided", "fix");
    await workbench.run("Caveat: Review the Uncommitted Changes");
    await sent(panel, "Review changes", "review");
    await workbench.run("Caveat: Draft a Commit Message");
    await sent(panel, "Put it into Source Control", "commit");
  });

  it("writes tests, documentation and another language into files", async () => {
    const { workbench, panel } = await open("src/cart.ts");
    await workbench.goTo(19, 3);
    await workbench.run("Caveat: Write Tests");
    await sent(panel, "new file", "tests");
    await workbench.goTo(2, 1);
    await workbench.run("Caveat: Write Documentation");
    await sent(panel, /0 of \d+ decided/, "documentation");
    await workbench.openFile("src/money.ts");
    await workbench.press("Control+A");
    await workbench.run("Caveat: Convert the Selection");
    await workbench.answerPick("Python");
    await sent(panel, "new file", "convert");
  });
});
