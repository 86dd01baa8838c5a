import assert from "node:assert/strict";
import { edit } from "./edits.ts";
import { useShopWindows } from "./shopWindow.ts";

const prices = "src/tax.ts";
const source = `import { Cart } from "./cart.ts";

export function taxed(cart: Cart): number {
  return cart.lines.length;
}
`;

describe("what TypeScript's compiler says of a proposal", () => {
  const windows = useShopWindows();

  it("is a problem at its line where a method is called that does not exist, before anything is applied", async () => {
    windows.answer(edit(prices, "  return cart.lines.length;", "  return cart.grandTotalOf(cart.lines);"));
    const { workbench, panel, onDisk } = await windows.open(prices, { [prices]: source });
    await workbench.run("Caveat: Write Documentation");
    await panel.seen("Property 'grandTotalOf' does not exist on type 'Cart'.");
    await panel.seen("Problem found");
    await panel.keepScreen("types");
    assert.doesNotMatch(await panel.text(), /Accept the one without problems/);
    assert.equal(await onDisk(prices), source);
  });

  it("is said to have been looked at where it finds nothing", async () => {
    windows.answer(edit(prices, "  return cart.lines.length;", "  return cart.lines.length + 1;"));
    const { workbench, panel } = await windows.open(prices, { [prices]: source });
    await workbench.run("Caveat: Write Documentation");
    await panel.seen("0 of 1 decided");
    await panel.locator(".verdict button").first().click();
    await panel.seen("TypeScript's compiler, before against after");
    assert.doesNotMatch(await panel.text(), /None of these files|still reading the project/);
  });
});
