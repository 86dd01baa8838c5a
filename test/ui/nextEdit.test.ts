import { strict as assert } from "node:assert";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startOpenai } from "../servers/openai.ts";
import type { LoopbackServer } from "../servers/server.ts";
import { checkout, sampleWorkspace } from "../vscode/checkout.ts";
import type { Workbench } from "../vscode/workbench.ts";
import { useSampleWindows, useWindows } from "./window.ts";

/** What the editor draws: the lines' own text, and after it what we put there. */
async function drawn(workbench: Workbench): Promise<string> {
  return workbench.page.evaluate(`[...document.querySelectorAll(".view-lines .view-line span")]
    .map((span) => span.textContent + getComputedStyle(span, "::after").content).join(" ").replaceAll("\\u00a0", " ")`);
}

async function cursorIsAt(workbench: Workbench, line: number, column: number): Promise<void> {
  await workbench.seen(`Ln ${line}, Col ${column}`, () => workbench.statusBar(), "the cursor in the status bar");
}

/** Names `total` of `cartTotal` anew where it is declared. */
async function rename(workbench: Workbench): Promise<void> {
  await workbench.goTo(41, 7);
  await workbench.press("Control+Shift+ArrowRight");
  await workbench.type("sum");
}

async function renamed(workbench: Workbench): Promise<void> {
  await rename(workbench);
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

  it("leaves Tab to indent where a line begins, and says no key there", async () => {
    const workbench = await windows.open("src/cart.ts");
    await renamed(workbench);
    await workbench.goTo(42, 1);
    await workbench.seen("Next edit", () => drawn(workbench), "the hint without a key");
    assert.ok(!(await drawn(workbench)).includes("Tab to"));
    await workbench.press("Tab");
    await workbench.seen("    for (const line of cart.lines) {", () => workbench.editorText(), "the editor");
  });

  it("is one step for undo, and none is offered after that", async () => {
    const workbench = await windows.open("src/cart.ts");
    await renamed(workbench);
    await workbench.press("Tab");
    await workbench.press("Tab");
    await workbench.seen("sum = add(total, ", () => workbench.editorText(), "the editor");
    await workbench.press("Control+Z");
    await workbench.seen(untouched, () => workbench.editorText(), "the editor");
    await workbench.seen(/^(?![\s\S]*Tab to)/, () => drawn(workbench), "the lines without the next edit");
    assert.ok((await workbench.editorText()).includes("let sum = euros(0);"));
  });

  it("is in another file where the language knows the name to be used there, and the file is opened by Tab alone", async () => {
    const workbench = await windows.open("src/money.ts");
    await languageKnows(workbench, 7, 17);
    await workbench.press("Control+Shift+ArrowRight");
    await workbench.type("euro");
    await workbench.seen(
      "Next edit: cart.ts, line 2 (Tab)",
      () => drawn(workbench),
      "the hint behind the cursor's line",
    );
    await screenshot(workbench, "next-edit-elsewhere");
    await workbench.press("Tab");
    await workbench.showsFile("src/cart.ts");
    await workbench.seen("to change it", () => drawn(workbench), "the hint at the place");
    await workbench.press("Tab");
    await workbench.seen("import { add, euro, type Money", () => workbench.editorText(), "the editor");
  });

  it("is a call of a function whose parameters have changed", async () => {
    const workbench = await windows.open("src/cart.ts");
    await languageKnows(workbench, 49, 10);
    await workbench.goTo(49, 70);
    await workbench.type(", reason: string");
    await workbench.seen("Next edit: line 24 (Tab)", () => drawn(workbench), "the hint near the cursor");
    await screenshot(workbench, "next-edit-call");
    await workbench.press("Tab");
    await cursorIsAt(workbench, 24, 58);
    await workbench.seen("to go there", () => drawn(workbench), "the next call");
    await screenshot(workbench, "next-edit-next-call");
  });

  it("is a call in another file, not what only names the function", async () => {
    const workbench = await windows.open("src/money.ts");
    await languageKnows(workbench, 7, 37);
    await workbench.type(", cents: boolean");
    await workbench.seen("Next edit: cart.ts, line 41 (Tab)", () => drawn(workbench), "the hint near the cursor");
    await workbench.press("Tab");
    await workbench.showsFile("src/cart.ts");
    await cursorIsAt(workbench, 41, 22);
  });
});

describe("the next edit, switched off", () => {
  const windows = useSampleWindows({ trusted: true, settings: { "caveat.nextEdits.enabled": false } });

  it("is not shown, even once the language reports what a rename has left behind", async () => {
    const workbench = await windows.open("src/cart.ts");
    await rename(workbench);
    const squiggles = workbench.page.locator(".view-overlays .squiggly-error");
    await workbench.until(
      async () => ((await squiggles.count()) >= 3 ? true : undefined),
      () => "Waited for the errors at the places with the old name",
    );
    await workbench.press("ArrowRight");
    await cursorIsAt(workbench, 41, 11);
    assert.ok(!(await drawn(workbench)).includes("Tab to go there"));
  });
});

describe("the next call of a function whose parameters have changed", () => {
  let model: LoopbackServer;

  before(async () => {
    model = await startOpenai({
      script: ({ text }) => (text.includes(`present + quantity","suffix"`) ? ', "gift"' : ""),
    });
  });

  const windows = useWindows(sampleWorkspace, () => ({
    trusted: true,
    settings: {
      "caveat.models": [
        { provider: "openaiCompatible", address: `${model.address}/v1`, name: "tiny-coder", fim: "suffix" },
      ],
    },
  }));

  after(async () => {
    await model.close();
  });

  it("is filled in by the model that writes ghost text, if the person takes it", async () => {
    const workbench = await windows.open("src/cart.ts");
    await workbench.goTo(49, 70);
    await workbench.type(", reason: string");
    await workbench.seen("Next edit: line 24 (Tab)", () => drawn(workbench), "the hint near the cursor");
    await workbench.press("Tab");
    await workbench.seen(', "gift"', () => workbench.ghostText(), "the ghost text");
    await screenshot(workbench, "next-edit-model");
    const asked = model.requests.at(-1)?.text ?? "";
    assert.ok(asked.includes("-function withQuantity(cart: Cart, productId: string, quantity: number): Cart {"), asked);
    await workbench.press("Tab");
    await workbench.seen('present + quantity, "gift");', () => workbench.editorText(), "the editor");
    await workbench.seen("to go there", () => drawn(workbench), "the next call");
  });
});

/** Puts the cursor on a name that is declared, and waits until the language has answered what is asked while it rests there. */
async function languageKnows(workbench: Workbench, line: number, column: number): Promise<void> {
  const marked = workbench.page.locator(".view-overlays .wordHighlightStrong, .view-overlays .wordHighlight");
  const isMarked = async () => {
    // A language that is still being loaded answers nothing, and nobody asks it again while the cursor stays.
    await workbench.goTo(1, 1);
    await workbench.goTo(line, 17);
    await workbench.page.waitForTimeout(1500);
    return (await marked.count()) > 0 || undefined;
  };
  await workbench.until(isMarked, () => `No name is marked in line ${line}`, 60_000);
  // The first answer of a language that was still being loaded may have come too late.
  await workbench.goTo(1, 1);
  await workbench.goTo(line, column);
  await workbench.page.waitForTimeout(2500);
}
