import { join } from "node:path";
import { checkout } from "../vscode/checkout.ts";
import type { Workbench } from "../vscode/workbench.ts";
import { useSampleWindows } from "./window.ts";

const why = "Caveat: Why No Suggestion?";

async function tells(workbench: Workbench, wanted: string | RegExp): Promise<void> {
  await workbench.seen(wanted, () => workbench.text(".quick-input-widget:visible"), "the list that tells why");
}

describe("why there is no suggestion", () => {
  const windows = useSampleWindows({ trusted: true });

  it("says that nothing was typed, where that is so", async () => {
    const workbench = await windows.open("src/customers.ts");
    await workbench.openFile("src/orders.ts");
    await workbench.run(why);
    await tells(workbench, "VS Code has asked for no suggestion in this file");
  });

  it("says that suggestions are snoozed, and leads to what wakes them", async () => {
    const workbench = await windows.open("src/customers.ts");
    await workbench.run("Caveat: Snooze Suggestions");
    await workbench.take("5 minutes");
    await workbench.run(why);
    await tells(workbench, "suggestions are snoozed");
    await workbench.take("Wake up or snooze again");
    await workbench.take("Wake up now");
    await workbench.seen("ready", () => workbench.caveatStatus(), "the status bar item");
  });

  it("says of a key in the middle of a word that this is why", async () => {
    const workbench = await windows.open("src/customers.ts");
    await workbench.press("Control+End");
    await workbench.press("Enter");
    await workbench.type("customer");
    await workbench.press("ArrowLeft");
    await workbench.press("ArrowLeft");
    await workbench.type("x");
    await workbench.run(why);
    await tells(workbench, "the cursor is in the middle of a word");
  });

  it("says of a key with a suggestion who made it", async () => {
    const workbench = await windows.open("src/customers.ts");
    await workbench.press("End");
    await workbench.press("Enter");
    await workbench.type("  const customer = await requireC");
    await workbench.seen("ustomer(id)", () => workbench.ghostText(), "the ghost text");
    await workbench.run(why);
    await tells(workbench, /There was a suggestion.*embedded/);
    await workbench.screenshot(join(checkout, "out", "screens", "why-no-suggestion.png"));
  });
});
