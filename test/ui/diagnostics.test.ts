import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sampleWorkspace } from "../vscode/checkout.ts";
import { edit } from "./edits.ts";
import { type ShopWindow, useShopWindows } from "./shopWindow.ts";

const cart = "src/cart.ts";
const whole = "  return { ...cart, lines: [] };";
const broken = "  return { ...cart, lines: [ };";

/** What the list of problems shows of ours. */
async function problems({ workbench }: ShopWindow): Promise<string> {
  const rows = workbench.page.locator(".markers-panel .monaco-list-row", { hasText: "Caveat" });
  return (await rows.allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
}

/** The text of the page about the checks, wherever the editor shows it. */
async function textOfPage({ workbench: { page } }: ShopWindow): Promise<string> {
  const texts = page.frames().map((frame) =>
    frame
      .locator(".markdown-body")
      .allInnerTexts()
      .catch(() => []),
  );
  return (await Promise.all(texts)).flat().join("\n");
}

async function seenAmongProblems(window: ShopWindow, wanted: RegExp): Promise<void> {
  await window.workbench.seen(wanted, () => problems(window), "the list of problems");
}

/** The sample's cart, no longer parsing. */
async function brokenCart(): Promise<Readonly<Record<string, string>>> {
  const sample = await sampleWorkspace();
  const text = await readFile(join(sample.folder, cart), "utf8");
  await sample.remove();
  return { [cart]: text.replace(whole, broken) };
}

describe("a review that is not sent to a model yet", () => {
  const windows = useShopWindows({ git: true, settings: { "caveat.commands.askBeforeSending": true } });

  it("shows what the checks find already, and nothing among the editor's problems unless a person wants it there", async () => {
    const window = await windows.open(cart, await brokenCart());
    const { workbench, panel } = window;
    await workbench.run("Problems: Focus on Problems View");
    await workbench.run("Caveat: Review the Uncommitted Changes");
    await panel.seen("Problem found");
    await panel.button(/^Send/).waitFor();
    await panel.keepScreen("review-draft");
    assert.doesNotMatch(await panel.text(), /cut off/);
    assert.equal(await problems(window), "");
    assert.deepEqual(windows.requests(), []);
  });
});

describe("what checks find, among the editor's problems", () => {
  const windows = useShopWindows({ git: true, settings: { "caveat.diagnostics.enabled": true } });

  it("is what a review finds in uncommitted changes, which a model read besides; its code opens what the check looks at", async () => {
    windows.answer("Nothing to report.");
    const window = await windows.open(cart, await brokenCart());
    const { workbench, panel } = window;
    await workbench.run("Problems: Focus on Problems View");
    await workbench.run("Caveat: Review the Uncommitted Changes");
    await panel.seen("Nothing to report.");
    await panel.seen("Problem found");
    await seenAmongProblems(window, /With this change the file no longer parses/);
    assert.doesNotMatch(await problems(window), /In a proposed change/);
    await panel.keepScreen("diagnostics-review");
    const row = workbench.page.locator(".markers-panel .monaco-list-row", { hasText: "Caveat" }).first();
    await row.getByText("syntax", { exact: true }).click({ modifiers: ["ControlOrMeta"] });
    await workbench.seen("parsed with tree-sitter before and after", () => textOfPage(window), "the page");
    await panel.keepScreen("diagnostics-page");
    await workbench.openFile(cart);
    await workbench.goTo(33, broken.length + 1);
    for (let count = 0; count < " };".length; count++) {
      await workbench.press("Backspace");
    }
    await workbench.type("] };");
    await seenAmongProblems(window, /^$/);
  });

  it("is what is found in a proposal, until that is decided", async () => {
    windows.answer(edit(cart, whole, broken));
    const window = await windows.open(cart);
    const { workbench, panel } = window;
    await workbench.run("Problems: Focus on Problems View");
    await workbench.run("Caveat: Write Documentation");
    await panel.seen("Problem found");
    await seenAmongProblems(window, /In a proposed change: With this change the file no longer parses/);
    await panel.keepScreen("diagnostics-proposal");
    await panel.locator("section.hunk").first().focus();
    await workbench.press("r");
    await panel.seen("1 of 1 decided");
    await seenAmongProblems(window, /^$/);
  });
});
