import { strict as assert } from "node:assert";
import { useSampleWindows } from "./window.ts";

describe("a folder that is not trusted", () => {
  const windows = useSampleWindows({ trusted: false });

  it("gets ghost text from what is open, and from another file only once that is open too", async () => {
    const workbench = await windows.open("src/store.ts");
    await workbench.seen("Restricted Mode", () => workbench.statusBar(), "the status bar");
    await workbench.goTo(3, 1);
    await workbench.press("End");
    await workbench.press("Enter");
    await workbench.type("  async has(id: string): Promise<boo");
    await workbench.seen("lean>", () => workbench.ghostText(), "the ghost text");
    await workbench.press("Escape");

    await workbench.press("Enter");
    await workbench.type("const customer = await requireC");
    await workbench.openFile("src/orders.ts");
    const shown = await workbench.screenRecords();
    assert.ok(!JSON.stringify(shown).includes("ustomer("), "a file that was not open has been read");

    await workbench.openFile("src/store.ts");
    await workbench.press("Enter");
    await workbench.type("const order = await requireO");
    await workbench.seen("rder(id)", () => workbench.ghostText(), "the ghost text");
  });
});
