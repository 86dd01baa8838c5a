import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sampleWorkspace } from "../vscode/checkout.ts";
import { useShopWindows } from "./shopWindow.ts";

const cart = "src/cart.ts";

/** The sample's cart with a change, which `spoil` makes of its text. */
async function changed(spoil: (text: string) => string): Promise<Readonly<Record<string, string>>> {
  const { folder, remove } = await sampleWorkspace();
  const text = await readFile(join(folder, cart), "utf8");
  await remove();
  return { [cart]: spoil(text) };
}

describe("the panel without a model", () => {
  const windows = useShopWindows({ hasModel: false, git: true });

  it("explains by what the editor itself knows, and says so", async () => {
    const { workbench, panel } = await windows.open(cart);
    await workbench.goTo(32, 20);
    await workbench.run("Caveat: Explain");
    const text = await panel.seen("No model was asked: none is set up", 60_000);
    assert.match(text, /Structural account from the editor's own knowledge/);
    assert.match(text, /clearCart/);
    await panel.keepScreen("alone-explain");
  });

  it("writes a skeleton of documentation that can be accepted, and says in one sentence what generating needs", async () => {
    const { workbench, panel } = await windows.open(cart);
    await workbench.goTo(19, 3);
    await workbench.run("Caveat: Write Documentation");
    await panel.seen("0 of 1 decided");
    await panel.keepScreen("alone-document");
    await panel.locator("section.hunk").first().focus();
    await workbench.press("a");
    await panel.seen("1 of 1 decided");
    await workbench.seen(/@param productId[\s\S]*addToCart/, () => workbench.editorText(), "the editor");

    await workbench.run("Caveat: Generate from an Instruction");
    await workbench.answerPick("a discount");
    await panel.seen("This needs a model that answers questions, and none is set up.");
    await panel.keepScreen("alone-generate");
    await panel.button("Set up a model").click();
    await workbench.page.locator(".quick-input-widget:visible", { hasText: "A server that speaks" }).waitFor();
  });

  it("reviews changes by the checks, and finds broken syntax among them", async () => {
    const files = await changed((text) => text.replace("lines: [] };", "lines: [ };"));
    const { workbench, panel } = await windows.open(cart, files);
    await workbench.run("Caveat: Review the Uncommitted Changes");
    const text = await panel.seen("Problem found");
    assert.match(text, /Review by the checks alone/);
    assert.match(text, /src\/cart\.ts/);
    await panel.keepScreen("alone-review");
  });

  it("drafts a commit message from the structure of the changes", async () => {
    const files = await changed(
      (text) => `${text}\nexport function isEmpty(cart: Cart): boolean {\n  return false;\n}\n`,
    );
    const { workbench, panel } = await windows.open(cart, files);
    await workbench.run("Caveat: Draft a Commit Message");
    await panel.seen("Put it into Source Control");
    await panel.keepScreen("alone-commit");
    await panel.button("Put it into Source Control").click();
    await workbench.seen("isEmpty", () => workbench.text(".scm-editor"), "the input of Source Control");
  });
});

describe("the panel in a folder that is not trusted, with a model set up", () => {
  const windows = useShopWindows({ trusted: false });

  it("sends nothing, names trust as the reason, and explains by what the editor knows", async () => {
    const { workbench, panel } = await windows.open(cart);
    await workbench.run("Caveat: Generate from an Instruction");
    await workbench.answerPick("a discount");
    await panel.seen("Nothing leaves this machine from a folder that you do not trust.");
    await panel.keepScreen("untrusted-generate");
    await workbench.goTo(32, 20);
    await workbench.run("Caveat: Explain");
    await panel.seen("No model was asked: this folder is not trusted", 60_000);
    assert.deepEqual(windows.requests(), []);
  });
});
