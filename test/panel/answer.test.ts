import assert from "node:assert/strict";
import { usePanelPages } from "./browser.ts";
import { draft, explanation, thread, turn } from "./threads.ts";

const running = turn({ state: "running", usage: "" });

describe("an answer in the panel", () => {
  const pages = usePanelPages();

  it("grows by the text that arrives", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(running));
    await panel.send({ type: "text", turn: "t1", text: "It **adds" }, { type: "text", turn: "t1", text: "** up." });
    assert.equal(await panel.text(".answer"), "It adds up.");
  });

  it("leaves finished blocks as they are while more text arrives", async () => {
    const panel = await pages.open();
    await panel.showThread(thread({ ...running, markdown: "One.\n\nTwo" }));
    await panel.page.evaluate("document.querySelector('.block p').dataset.kept = 'yes'");
    await panel.send({ type: "text", turn: "t1", text: " and three.\n\nFour" });
    assert.equal(await panel.text("p[data-kept]"), "One.");
  });

  it("announces no text that arrives, only that the answer is complete", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(running));
    await panel.send({ type: "text", turn: "t1", text: "It adds" });
    const during = await panel.announced();
    await panel.send({ type: "turn", turn: { ...running, state: "done", markdown: "It adds" } });
    assert.deepEqual([during, await panel.announced()], ["", "Answer complete"]);
  });

  it("follows the end while it is in sight", async () => {
    const panel = await pages.open({ height: 300 });
    await panel.showThread(thread(running));
    await panel.send({ type: "text", turn: "t1", text: "A line.\n\n".repeat(60) });
    assert.ok((await panel.scrolled()).below < 2);
  });

  it("stays where the reader scrolled to", async () => {
    const panel = await pages.open({ height: 300 });
    await panel.showThread(thread({ ...running, markdown: "A line.\n\n".repeat(60) }));
    await panel.scrollTo(100);
    await panel.frames();
    await panel.send({ type: "text", turn: "t1", text: "More.\n\n".repeat(20) });
    assert.equal((await panel.scrolled()).top, 100);
  });

  it("stops with Escape", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(running));
    await panel.press("Escape");
    assert.deepEqual(await panel.posted("stop"), [{ type: "stop", turn: "t1" }]);
  });

  it("says so where the model answered nothing", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(turn()));
    assert.match(await panel.text("main"), /The model answered nothing\./);
  });

  it("shows what failed and the button that mends it", async () => {
    const panel = await pages.open();
    const failure = {
      sentence: "The server does not know the key.",
      mend: { title: "Enter another key", command: "caveat.setUpModel" },
    };
    await panel.showThread(thread(turn({ state: "failed", failure })));
    await panel.page.getByRole("button", { name: "Enter another key" }).click();
    assert.deepEqual(await panel.posted("mend"), [{ type: "mend", turn: "t1" }]);
  });

  it("colours code by its tokens", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(explanation));
    assert.deepEqual(await panel.page.locator("pre .hljs-keyword").allInnerTexts(), ["for", "const", "of", "return"]);
  });

  it("copies a code block as it is", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(turn({ markdown: "```go\na := 1 < 2\n```" })));
    await panel.page.locator(".code").hover();
    await panel.page.getByRole("button", { name: "Copy" }).click();
    assert.deepEqual(await panel.posted("copy"), [{ type: "copy", text: "a := 1 < 2" }]);
  });

  it("opens a name in the editor", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(explanation));
    await panel.page.getByRole("button", { name: "total", exact: true }).click();
    assert.deepEqual(await panel.posted("open"), [
      { type: "open", link: { uri: "file:///shop/src/cart.ts", line: 10 } },
    ]);
  });

  it("marks the lines of the piece under the pointer, and unmarks them", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(explanation));
    await panel.page.locator(".piece.tied").first().hover();
    await panel.page.locator("#question").hover();
    const link = { uri: "file:///shop/src/cart.ts", line: 11, endLine: 17 };
    assert.deepEqual(await panel.posted("mark"), [{ type: "mark", link }, { type: "mark" }]);
  });

  it("marks the words that a caveat quotes", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(explanation));
    assert.equal(await panel.text("mark.problem"), "never negative");
  });

  it("keeps the count of a list whose items stand apart", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(turn({ markdown: "1. one\n\n2. two" })));
    assert.equal(await panel.page.locator("ol").last().getAttribute("start"), "2");
  });

  it("sends a draft with Enter", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(draft));
    await panel.press("Enter");
    assert.deepEqual(await panel.posted("send"), [{ type: "send", turn: "t1" }]);
  });

  it("strikes a part of the context", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(draft));
    await panel.page.getByRole("checkbox", { name: "src/items.ts" }).click();
    assert.deepEqual(await panel.posted("strike"), [{ type: "strike", turn: "t1", item: "c2", struck: true }]);
  });

  it("does not let what was asked about be struck", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(draft));
    assert.ok(await panel.page.getByRole("checkbox", { name: "src/cart.ts" }).isDisabled());
  });

  it("sums up the tokens of what is not struck", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(draft));
    assert.match(await panel.text(".total"), /^1,060 tokens in 2 items/);
  });

  it("asks the follow-up with Enter and empties the field", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(explanation));
    await panel.press("/");
    await panel.page.keyboard.type("and refunds?");
    await panel.press("Enter");
    assert.deepEqual(
      [await panel.posted("ask"), await panel.page.locator("#question").inputValue()],
      [[{ type: "ask", text: "and refunds?" }], ""],
    );
  });

  it("hands over a message as the person changed it", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(turn({ message: { text: "Count items", button: "Put into the commit input" } })));
    await panel.page.getByRole("textbox", { name: "Message" }).fill("Count the items");
    await panel.page.getByRole("button", { name: "Put into the commit input" }).click();
    assert.deepEqual(await panel.posted("useMessage"), [{ type: "useMessage", turn: "t1", text: "Count the items" }]);
  });

  it("offers the set-up where there is no model", async () => {
    const panel = await pages.open();
    await panel.show({ type: "start", hasModel: false, isTrusted: true });
    await panel.page.getByRole("button", { name: "Set up a model" }).click();
    assert.deepEqual(await panel.posted("setUp"), [{ type: "setUp" }]);
  });

  it("opens an answer of the past", async () => {
    const panel = await pages.open();
    await panel.show({
      type: "history",
      entries: [{ id: "x", title: "Fix", when: "today", outcome: "1 accepted of 1" }],
    });
    await panel.page.getByRole("button", { name: /Fix/ }).click();
    assert.deepEqual(await panel.posted("openHistory"), [{ type: "openHistory", id: "x" }]);
  });

  it("leaves out a message that is none of ours", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(turn({ markdown: "It adds up." })));
    await panel.page.evaluate("window.postMessage({ type: 'text', turn: 't1', text: { html: '<b>' } }, '*')");
    await panel.frames();
    assert.deepEqual([await panel.text(".answer"), panel.errors], ["It adds up.", []]);
  });

  it("blinks nothing for those who want less motion", async () => {
    const panel = await pages.open({ reducedMotion: true });
    await panel.showThread(thread({ ...running, markdown: "It" }));
    assert.equal(
      await panel.page.evaluate("getComputedStyle(document.querySelector('.block p'), '::after').animationName"),
      "none",
    );
  });
});
