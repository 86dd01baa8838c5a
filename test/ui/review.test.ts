import { strict as assert } from "node:assert";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { comment, edit } from "./edits.ts";
import { type ShopWindow, useShopWindows } from "./shopWindow.ts";

const cart = "src/cart.ts";
const money = "src/money.ts";
const emptyCart = "export function emptyCart(customerId: string): Cart {";
const clearCart = "export function clearCart(cart: Cart): Cart {";
const quantityOf = "export function quantityOf(cart: Cart, productId: string): number {";
const format = "export function format(money: Money): string {";

/** Three hunks in one file, one in another. */
const fourComments = [
  "Comments for four functions.\n\n",
  comment(cart, emptyCart, "A cart without lines."),
  comment(cart, clearCart, "Drops all lines."),
  comment(cart, quantityOf, "Counts a product."),
  comment(money, format, "For people."),
].join("");

const oneComment = comment(cart, clearCart, "Drops all lines.");
const twoEdits = comment(cart, clearCart, "Drops.") + edit(cart, "last, without an end", "another end");
const broken = edit(cart, "  return { ...cart, lines: [] };", "  return { ...cart, lines: [ };");

describe("the review of a proposal", () => {
  const windows = useShopWindows();

  /** Asks at the file's first line, and waits for as many hunks. */
  async function review(answer: string, count: number, files: Record<string, string> = {}): Promise<ShopWindow> {
    windows.answer(answer);
    const window = await windows.open(cart, files);
    await window.workbench.run("Caveat: Write Documentation");
    await window.panel.seen(`0 of ${count} decided`);
    return window;
  }

  /** The name of the hunk that has the keyboard. */
  async function focused({ workbench, panel }: ShopWindow, wanted: RegExp): Promise<void> {
    const names = () =>
      panel.locator("section.hunk:focus").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    await workbench.seen(wanted, async () => (await names()).join(), "the hunk with the keyboard");
  }

  async function clickEditor({ workbench }: ShopWindow): Promise<void> {
    await workbench.page.locator(".editor-group-container.active .view-lines").first().click();
  }

  it("says beside a verdict how many earlier changes with it were kept, once there are ten", async () => {
    const file = "src/ten.js";
    const names = Array.from({ length: 11 }, (_, index) => `export function part${index}() {`);
    const text = names.map((name) => `${name}\n  return 1;\n}\n`).join("\n");
    const [last = "", ...ten] = names.map((name) => comment(file, name, "Gives one."));
    windows.answer(ten.join(""), last);
    const { workbench, panel } = await windows.open(file, { [file]: text });
    await workbench.run("Caveat: Write Documentation");
    await panel.seen("0 of 10 decided");
    await panel.seen("passed");
    await panel.button("Accept the 10 without problems").click();
    await panel.seen("10 of 10 decided");
    assert.doesNotMatch(await panel.text(), /kept/);
    await workbench.run("Caveat: Write Documentation");
    await panel.seen("kept 10 of 10 times");
    await panel.keepScreen("kept-before");
  });

  it("goes by keys alone: to hunks, to the question and back, and after a decision to the next hunk that is open", async () => {
    const window = await review(fourComments, 4);
    const { workbench, panel } = window;
    const press = async (key: string, wanted: RegExp) => {
      await workbench.press(key);
      await focused(window, wanted);
    };
    await focused(window, /Change 1 of 3, src\/cart\.ts/);
    await workbench.press("?");
    await panel.seen("Open in the diff editor");
    await workbench.press("Escape");
    await panel.locator("dialog").waitFor({ state: "detached" });
    await workbench.press("/");
    await panel.locator("#question:focus").waitFor();
    await workbench.type("a question", 10);
    await workbench.seen("a question", () => panel.locator("#question").inputValue(), "the question");
    await press("Escape", /Change 1 of 3/);
    await panel.seen("0 of 4 decided");
    await press("j", /Change 2 of 3/);
    await press("j", /Change 3 of 3/);
    await press("k", /Change 2 of 3/);
    await press("a", /Change 3 of 3/);
    await panel.seen("1 of 4 decided");
    await press("r", /Change 1 of 1, src\/money\.ts/);
    await panel.seen("2 of 4 decided");
    await press("k", /Change 3 of 3/);
    await press("u", /Change 3 of 3/);
    await panel.seen("1 of 4 decided");
    await press("A", /Change 1 of 1, src\/money\.ts/);
    await panel.seen("3 of 4 decided");
    await press("a", /Change/);
    await panel.seen("4 of 4 decided");
    const text = await workbench.editorText();
    assert.match(text, /For people\. \*\/\n[^\n]*format/);
  });

  it("takes with all that has no problem neither broken syntax nor what a tool runs nor what lies outside", async () => {
    const answer = [
      oneComment,
      broken,
      edit(".vscode/settings.json", "", '{ "task.allowAutomaticTasks": "on" }'),
      edit("../outside.txt", "", "outside"),
      comment(money, format, "For people."),
    ].join("");
    const { workbench, panel, folder } = await review(answer, 5);
    await panel.seen("Problem found");
    await panel.keepScreen("review-guarded");
    await panel.button("Accept the 2 without problems").click();
    await panel.seen("2 of 5 decided");
    await panel.locator('section.file[aria-label="../outside.txt"] section.hunk').focus();
    await workbench.press("a");
    await workbench.seen(/outside/, () => workbench.notifications(), "the notifications");
    await panel.seen("2 of 5 decided");
    const text = await workbench.editorText();
    assert.match(text, /Drops all lines/);
    assert.match(text, /lines: \[\] \}/);
    await assert.rejects(access(join(folder, ".vscode")));
    await assert.rejects(access(join(folder, "..", "outside.txt")));
  });

  it("shows a hunk as open again that one Ctrl+Z in the editor took back", async () => {
    const window = await review(oneComment, 1);
    const { workbench, panel } = window;
    await focused(window, /Change 1 of 1/);
    await workbench.press("a");
    await panel.seen("1 of 1 decided");
    await clickEditor(window);
    await workbench.press("Control+Z");
    await panel.seen("0 of 1 decided");
    assert.doesNotMatch(await workbench.editorText(), /Drops all lines/);
    assert.equal(await workbench.page.locator(".tab.dirty").count(), 0);
  });

  it("gives a file with a byte order mark and CRLF back byte for byte", async () => {
    const before = `\u{feff}${["first", clearCart, "  return cart;", "}", "last, without an end"].join("\r\n")}`;
    const window = await review(twoEdits, 2, { [cart]: before });
    const { workbench, panel, onDisk } = window;
    await panel.button("Accept the 2 without problems").click();
    await panel.seen("2 of 2 decided");
    await clickEditor(window);
    await workbench.press("Control+S");
    await workbench.seen("/** Drops. */\r\n", () => onDisk(cart), "the file on disk");
    await panel.button(/^Undo/).click();
    await panel.seen("1 of 2 decided");
    await panel.button(/^Undo/).click();
    await panel.seen("0 of 2 decided");
    await clickEditor(window);
    await workbench.press("Control+S");
    await workbench.seen(/cart;\r\n\}/, () => onDisk(cart), "the file on disk");
    await workbench.until(
      async () => ((await onDisk(cart)) === before ? true : undefined),
      () => "The file is another one than before",
      5000,
    );
  });

  it("shows what the user wrote meanwhile as a conflict, and takes none of it away", async () => {
    const window = await review(
      edit(cart, "  return { ...cart, lines: [] };", "  return emptyCart(cart.customerId);"),
      1,
    );
    const { workbench, panel } = window;
    await clickEditor(window);
    await workbench.goTo(33, 1);
    await workbench.press("End");
    await workbench.type(" // mine", 20);
    await panel.seen("The file changed here");
    await panel.keepScreen("review-conflict");
    await panel.locator("section.hunk").first().focus();
    await workbench.press("a");
    await panel.seen("0 of 1 decided");
    assert.equal(await panel.button(/^Accept/).count(), 0);
    assert.match(await workbench.editorText(), /return \{ \.\.\.cart, lines: \[\] \}; \/\/ mine/);
  });

  it("opens a hunk in the editor's own diff editor, and accepts it as the person edited it", async () => {
    const window = await review(oneComment, 1);
    const { workbench, panel } = window;
    await focused(window, /Change 1 of 1/);
    await workbench.press("e");
    await panel.locator("section.hunk textarea").fill("/** Written by a person. */");
    await workbench.press("Control+Enter");
    await panel.seen("Written by a person");
    await focused(window, /Change 1 of 1/);
    await workbench.press("o");
    const proposed = ".monaco-diff-editor .editor.modified .view-lines";
    await workbench.seen("Written by a person", () => workbench.text(proposed), "the diff editor");
    await panel.locator("section.hunk").focus();
    await workbench.press("a");
    await panel.seen("1 of 1 decided");
    await workbench.openFile(cart);
    await workbench.goTo(32, 1);
    await workbench.seen(/Written by a person\. \*\/\n[^\n]*clearCart/, () => workbench.editorText(), "the editor");
  });
});
