import { strict as assert } from "node:assert";
import { comment, edit } from "./edits.ts";
import { type ShopWindow, useShopWindows } from "./shopWindow.ts";

const cart = "src/cart.ts";
const clearCart = "export function clearCart(cart: Cart): Cart {";
const broken = edit(cart, "  return { ...cart, lines: [] };", "  return { ...cart, lines: [ };");

interface Chat {
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
}

describe("a thread of the panel", () => {
  const windows = useShopWindows();

  async function ask(command: string, ...answers: readonly string[]): Promise<ShopWindow> {
    windows.answer(...answers);
    const window = await windows.open(cart);
    await window.workbench.goTo(33, 3);
    await window.workbench.run(command);
    return window;
  }

  /** The roles and the contents of the messages that the model got last. */
  function lastChat(): Chat["messages"] {
    const chats = windows.requests().map(({ body }) => (body as Chat).messages);
    return chats.at(-1) ?? [];
  }

  it("answers a follow-up question with what was said before", async () => {
    const { workbench, panel } = await ask("Caveat: Explain", "It empties the cart.", "Because carts are values.");
    await panel.seen("It empties the cart.");
    await panel.locator("#question").fill("Why a new object?");
    await workbench.press("Enter");
    const text = await panel.seen("Because carts are values.");
    assert.match(text, /It empties the cart\.[\s\S]*Why a new object\?[\s\S]*Because carts are values\./);
    const messages = lastChat().slice(-2);
    assert.deepEqual(
      messages.map(({ role }) => role),
      ["assistant", "user"],
    );
    assert.match(JSON.stringify(messages[0]), /It empties the cart/);
    assert.match(JSON.stringify(messages[1]), /Why a new object/);
  });

  it("sends the problems that were found back, and reviews what comes then", async () => {
    const { panel } = await ask("Caveat: Write Documentation", broken, comment(cart, clearCart, "Drops all lines."));
    await panel.seen("Problem found");
    await panel.button("Ask again with what was found").click();
    await panel.seen("Drops all lines");
    assert.match(JSON.stringify(lastChat().at(-1)), /src\/cart\.ts:33/);
    await panel.seen("Round 1 of 2: 0 problems found, was 1.");
    assert.equal(await panel.button("Ask again with what was found").count(), 0);
  });

  it("asks again round after round, until a round finds no fewer problems than the one before", async () => {
    const twice = `${edit(cart, "  return { ...cart, lines: [] };", "  return { ...cart, lines: [ };")}${edit(cart, "absent", "x")}`;
    const { panel } = await ask("Caveat: Write Documentation", twice, broken, broken, "never asked");
    await panel.seen("Problem found");
    await panel.button("Ask again with what was found").click();
    await panel.seen("Round 1 of 2: 1 problem found, was 2.");
    await panel.seen("Round 2 of 2: 1 problem found, was 1. No fewer than before, so the model is not asked again.");
    await panel.keepScreen("asked-again");
    assert.equal(await panel.locator("article.turn").count(), 3);
    assert.doesNotMatch(await panel.text(), /never asked/);
  });

  it("leaves out a caveat that was dismissed, and takes its hunk together with the others from then on", async () => {
    const { panel } = await ask("Caveat: Write Documentation", broken);
    await panel.seen("Problem found");
    assert.equal(await panel.button(/^Accept the/).count(), 0);
    await panel.button("Dismiss").click();
    await panel.menuItem("Once").click();
    await panel.seen("1 dismissed by you");
    await panel.button("Accept the one without problems").click();
    await panel.seen("1 of 1 decided");
    assert.equal(await panel.locator(".caveat").count(), 0);
  });

  it("tells no more of a rule that was dismissed for a folder, until it is taken back", async () => {
    const { workbench, panel } = await ask("Caveat: Write Documentation", broken);
    await panel.seen("Problem found");
    await panel.locator(".dismiss button").focus();
    await workbench.press("Enter");
    await workbench.press("ArrowUp");
    await panel.keepScreen("dismiss-menu");
    await workbench.press("Enter");
    await panel.seen("Partly checked");
    await workbench.run("Caveat: New Question");
    await panel.seen("Nothing was asked yet");
    await workbench.run("Caveat: Write Documentation");
    await panel.seen("1 dismissed by you");
    await workbench.run("Caveat: Show Dismissed Checks");
    const list = workbench.page.locator(".quick-input-widget:visible");
    await list.getByText("in src", { exact: true }).click();
    await panel.keepScreen("dismissed-checks");
    await workbench.press("Enter");
    await panel.seen("Problem found");
  });

  it("stands in the history with its outcome, and opens again from there", async () => {
    const answer = comment(cart, clearCart, "Drops all lines.");
    const { workbench, panel } = await ask("Caveat: Write Documentation", answer);
    await panel.seen("0 of 1 decided");
    await panel.locator("section.hunk").first().focus();
    await workbench.press("r");
    await panel.seen("1 of 1 decided");
    await workbench.page.waitForTimeout(1000);
    await workbench.run("Caveat: New Question");
    await panel.seen("Nothing was asked yet");
    await workbench.run("Caveat: Show History");
    await panel.seen("0 accepted, 1 rejected of 1");
    await panel.locator("button.entry").first().click();
    await panel.seen("1 of 1 decided");
  });
});

describe("asking again within a day's budget", () => {
  // An answer may have 1,000 tokens, a dollar's worth: the first is within the budget, the second is not any more.
  const windows = useShopWindows({
    entry: { maxOutput: 1000 },
    settings: { "caveat.usage.prices": { "tiny-coder": [0, 1000] }, "caveat.usage.dayBudget": 1.02 },
  });

  it("ends where the budget has no room for a round, and says which", async () => {
    windows.answer(broken, "never asked");
    const { workbench, panel } = await windows.open(cart);
    await workbench.goTo(33, 3);
    await workbench.run("Caveat: Write Documentation");
    await panel.seen("Problem found");
    await panel.button("Ask again with what was found").click();
    await panel.seen("Round 1 of 2: 1 problem was sent back. There was no answer, so the model is not asked again.");
    await panel.seen("This request could cost more than is left of today's budget.");
    assert.doesNotMatch(await panel.text(), /never asked/);
  });
});

describe("asking again where the person is asked before anything is sent", () => {
  const windows = useShopWindows({ settings: { "caveat.commands.askBeforeSending": true } });

  it("sends at the click what went along before, and shows what else would go along", async () => {
    windows.answer(broken, broken);
    const { workbench, panel } = await windows.open(cart);
    await workbench.goTo(33, 3);
    await workbench.run("Caveat: Write Documentation");
    await panel.send();
    await panel.seen("Problem found");
    await panel.button("Ask again with what was found").click();
    await panel.seen("Round 1 of 2: 1 problem found, was 1.");
    await workbench.openFile("src/prices.ts");
    await panel.button("Ask again with what was found").click();
    await panel.seen("What the model gets");
    assert.match(await panel.text(), /what checks found in the last answer/);
  });
});
