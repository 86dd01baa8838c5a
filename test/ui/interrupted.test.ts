import { strict as assert } from "node:assert";
import type { Workbench } from "../vscode/workbench.ts";
import { file, usePackageWindows } from "./packageWindow.ts";
import { PanelOfWorkbench } from "./panelView.ts";

const signature = "export function popNumber(args: any[], defaultValue: number): number {";
const first = "export function popScheduler(args: any[]): SchedulerLike | undefined {";

function edits(): readonly string[] {
  const edit = (line: string, comment: string) =>
    `${file}\n\`\`\`typescript\n<<<<<<< SEARCH\n${line}\n=======\n/** ${comment} */\n${line}\n>>>>>>> REPLACE\n\`\`\`\n\n`;
  return ["Two comments.\n\n", edit(first, "Takes a scheduler."), edit(signature, "Takes a number.")];
}

describe("an answer that is interrupted", () => {
  const windows = usePackageWindows({ "caveat.commands.askBeforeSending": false });

  async function document(): Promise<{ workbench: Workbench; panel: PanelOfWorkbench }> {
    const workbench = await windows.open(file);
    await workbench.goTo(18, 3);
    await workbench.run("Caveat: Write Documentation");
    return { workbench, panel: new PanelOfWorkbench(workbench) };
  }

  it("keeps what arrived when it is stopped, says so, and the socket is closed", async () => {
    windows.answer({
      text: ["First words.", ...(" and on".repeat(200).match(/.{7}/g) ?? [])],
      faults: { eventEvery: 50 },
    });
    const { panel } = await document();
    await panel.seen("First words.");
    await panel.button(/^Stop/).click();
    const text = await panel.seen(/stopped/i);
    assert.match(text, /First words\./);
    await panel.keepScreen("panel-stopped");
  });

  it("tells a failure in mid-stream with what arrived before it", async () => {
    windows.answer({ text: ["First words."], error: { type: "server_error", message: "The server had an error" } });
    const { panel } = await document();
    await panel.seen(/fault of its own/);
    assert.match(await panel.text(), /First words\./);
    await panel.keepScreen("panel-failed");
  });

  it("says that an answer was cut off, and offers nothing of what is not whole", async () => {
    const whole = edits().join("");
    windows.answer({ text: [whole.slice(0, whole.indexOf("Takes a number"))], finish: "length" });
    const { panel } = await document();
    const text = await panel.seen(/cut off/);
    assert.match(text, /Takes a scheduler/);
    assert.equal(await panel.locator("section.hunk").count(), 1);
  });

  it("lands a hunk where it belongs though lines came in above it in mid-stream", async () => {
    windows.answer({ text: edits(), faults: { eventEvery: 1500 } });
    const { workbench, panel } = await document();
    await panel.seen("Two comments.");
    await workbench.page.locator(".editor-group-container.active .view-lines").first().click();
    await workbench.goTo(1, 1);
    await workbench.press("Enter");
    await workbench.press("Enter");
    await panel.seen("0 of 2 decided", 30_000);
    await workbench.run("Caveat: Go to the Panel");
    await panel.locator("section.hunk.focused").waitFor();
    await workbench.press("a");
    await panel.seen("1 of 2 decided");
    await workbench.press("a");
    await panel.seen("2 of 2 decided");
    const text = await workbench.editorText();
    assert.match(text, /Takes a scheduler\. \*\/\n[^\n]*popScheduler/);
    assert.match(text, /Takes a number\. \*\/\n[^\n]*popNumber/);
  });

  it("goes on with the review after the window was reloaded", async () => {
    windows.answer({ text: edits() });
    const { workbench, panel } = await document();
    await panel.seen("0 of 2 decided");
    await panel.locator("section.hunk").first().focus();
    await workbench.press("r");
    await panel.seen("1 of 2 decided");
    // The review is kept half a second after the decision.
    await workbench.page.waitForTimeout(1500);
    await workbench.page.reload();
    const again = new PanelOfWorkbench(workbench);
    await again.seen("1 of 2 decided", 60_000);
    await again.locator("section.hunk").last().focus();
    await workbench.press("a");
    await again.seen("2 of 2 decided");
    await workbench.seen("Takes a number.", () => workbench.editorText(), "the editor");
  });
});
