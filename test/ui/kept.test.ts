import { strict as assert } from "node:assert";
import { PanelOfWorkbench } from "./panelView.ts";
import { useShopWindows } from "./shopWindow.ts";

describe("an answer that was kept", () => {
  const windows = useShopWindows();

  it("is given for the same question with nothing sent, and is asked anew by a click", async () => {
    const { workbench } = await windows.open("src/money.ts");
    const panel = new PanelOfWorkbench(workbench);
    windows.answer("It keeps cents.", "It keeps whole cents.");
    const chats = () => windows.requests().filter(({ path }) => path.endsWith("/chat/completions")).length;
    const asked = chats();
    await workbench.run("Caveat: Explain");
    await panel.seen("It keeps cents.");
    await workbench.run("Caveat: New Question");
    await workbench.openFile("src/money.ts");
    await workbench.run("Caveat: Explain");
    await panel.seen("An answer that was kept: nothing was sent");
    await panel.seen("It keeps cents.");
    assert.equal(chats() - asked, 1);
    await panel.button("Try again").click();
    await panel.seen("It keeps whole cents.");
    assert.equal(chats() - asked, 2);
  });
});
