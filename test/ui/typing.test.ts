import { strict as assert } from "node:assert";
import { join } from "node:path";
import { checkout } from "../vscode/checkout.ts";
import type { ScreenRecord, Workbench } from "../vscode/workbench.ts";
import { useSampleWindows } from "./window.ts";

const file = "src/http/customerHandlers.ts";
const begun = "export async function deleteCustomer(_request: Request, id: string): Pro";
const offered = "mise<Response> {";

/** Begins one more handler at the end of the file. */
async function beginHandler(workbench: Workbench): Promise<void> {
  await workbench.press("Control+End");
  await workbench.press("Enter");
  await workbench.type(begun);
}

/** Each time that the grey text was gone and came back, with the milliseconds between; under 50 nobody sees it. */
function gaps(records: readonly ScreenRecord[]): readonly string[] {
  return records.flatMap((record, index) => {
    const next = records.slice(index + 1).find((later) => "ghost" in later);
    const gap = "ghost" in record && record.ghost === "" && next !== undefined ? next.at - record.at : 0;
    return gap < 50 ? [] : [`${Math.round(gap)} ms after the keys ${keysBefore(records.slice(0, index))}`];
  });
}

function keysBefore(records: readonly ScreenRecord[]): string {
  return records.flatMap((record) => ("key" in record ? record.key : [])).join("");
}

describe("typing in the sample workspace", () => {
  const windows = useSampleWindows({ trusted: true });

  it("shows grey text that Tab takes", async () => {
    const workbench = await windows.open(file);
    await beginHandler(workbench);
    const ghost = await workbench.seen(offered, () => workbench.ghostText(), "the ghost text");
    if (process.env.CAVEAT_SCREENSHOTS === "1") {
      await workbench.screenshot(join(checkout, "media", "screenshot.png"));
    }
    await workbench.press("Tab");
    const [firstLine = ""] = ghost.split("\n");
    await workbench.seen(begun + firstLine, () => workbench.editorText(), "the editor");
  });

  it("keeps the grey text while what is typed agrees with it", async () => {
    const workbench = await windows.open(file);
    await beginHandler(workbench);
    const ghost = await workbench.seen(offered, () => workbench.ghostText(), "the ghost text");
    await workbench.screenRecords();
    await workbench.type(ghost.slice(0, 8), 120);
    await workbench.seen(ghost.slice(8), () => workbench.ghostText(), "what is left of the ghost text");
    assert.deepEqual(gaps(await workbench.screenRecords()), []);
  });

  it("lets go of the grey text at Escape", async () => {
    const workbench = await windows.open(file);
    await beginHandler(workbench);
    await workbench.seen(offered, () => workbench.ghostText(), "the ghost text");
    await workbench.press("Escape");
    await workbench.seen(/^$/, () => workbench.ghostText(), "the ghost text after Escape");
    assert.ok((await workbench.editorText()).includes(begun));
  });

  it("leaves the status bar as it is while somebody types, and tells of the answer once they rest", async () => {
    const workbench = await windows.open(file);
    await beginHandler(workbench);
    const item = "document.querySelector(\"[id*='caveat.status']\")";
    await workbench.page.evaluate(
      `drawn = 0; new MutationObserver(() => drawn++).observe(${item}, { subtree: true, childList: true, attributes: true })`,
    );
    await workbench.type("mise<Response> {", 60);
    assert.equal(await workbench.page.evaluate("drawn"), 0);
    const tooltip = async () => {
      await workbench.page.locator("[id*='caveat.status'] a").hover();
      return workbench.text(".workbench-hover");
    };
    await workbench.seen(/Last answer after \d+ ms/, tooltip, "the tooltip of the status bar item");
  });
});
