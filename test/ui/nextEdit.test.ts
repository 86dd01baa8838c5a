import { strict as assert } from "node:assert";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { checkout } from "../vscode/checkout.ts";
import type { Workbench } from "../vscode/workbench.ts";
import { useSampleWindows } from "./window.ts";

/** What the editor draws: the lines' own text, and after it what we put there. */
async function drawn(workbench: Workbench): Promise<string> {
  return workbench.page.evaluate(`[...document.querySelectorAll(".view-lines .view-line span")]
    .map((span) => span.textContent + getComputedStyle(span, "::after").content).join(" ").replaceAll("\\u00a0", " ")`);
}

async function cursorIsAt(workbench: Workbench, line: number, column: number): Promise<void> {
  await workbench.seen(`Ln ${line}, Col ${column}`, () => workbench.statusBar(), "the cursor in the status bar");
}

/** Names `total` of `cartTotal` anew where it is declared. */
async function renamed(workbench: Workbench): Promise<void> {
  await workbench.goTo(41, 7);
  await workbench.press("Control+Shift+ArrowRight");
  await workbench.type("sum");
  await workbench.seen(/"sum"[\s\S]*to go there/, () => drawn(workbench), "the next edit");
}

async function screenshot(workbench: Workbench, name: string): Promise<void> {
  if (process.env.CAVEAT_SCREENSHOTS === "1") {
    await mkdir(join(checkout, "out", "screens"), { recursive: true });
    await workbench.screenshot(join(checkout, "out", "screens", `${name}.png`));
  }
}

const untouched = "total = add(total, multiply(product.price, line.quantity));";

describe("the next edit", () => {
  const windows = useSampleWindows({ trusted: true });

  it("is shown after a rename, and moves neither cursor nor text by itself", async () => {
    const workbench = await windows.open("src/cart.ts");
    await renamed(workbench);
    await screenshot(workbench, "next-edit");
    await cursorIsAt(workbench, 41, 10);
    assert.ok((await workbench.editorText()).includes(untouched));
  });

  it("is gone to by Tab and made by Tab, place by place", async () => {
    const workbench = await windows.open("src/cart.ts");
    await renamed(workbench);
    await workbench.press("Tab");
    await cursorIsAt(workbench, 44, 10);
    await workbench.seen("Tab to change it", () => drawn(workbench), "the hint at the place");
    await screenshot(workbench, "next-edit-there");
    await workbench.press("Tab");
    await workbench.seen("sum = add(total, ", () => workbench.editorText(), "the editor");
    await workbench.seen("to go there", () => drawn(workbench), "the next place");
    await workbench.press("Tab");
    await workbench.press("Tab");
    await workbench.seen("sum = add(sum, ", () => workbench.editorText(), "the editor");
    await workbench.press("Tab");
    await workbench.press("Tab");
    await workbench.seen("return sum;", () => workbench.editorText(), "the editor");
  });

  it("goes at Escape, and leaves Tab to indent", async () => {
    const workbench = await windows.open("src/cart.ts");
    await renamed(workbench);
    await workbench.press("Escape");
    await workbench.seen(/^(?![\s\S]*to go there)/, () => drawn(workbench), "the lines without the next edit");
    await workbench.goTo(42, 1);
    await workbench.press("Tab");
    await workbench.seen("    for (const line of cart.lines) {", () => workbench.editorText(), "the editor");
    assert.ok((await workbench.editorText()).includes(untouched));
  });

  it("leaves Tab to indent where a line begins", async () => {
    const workbench = await windows.open("src/cart.ts");
    await renamed(workbench);
    await workbench.goTo(42, 1);
    await workbench.seen("to go there", () => drawn(workbench), "the next edit");
    await workbench.press("Tab");
    await workbench.seen("    for (const line of cart.lines) {", () => workbench.editorText(), "the editor");
  });
});
