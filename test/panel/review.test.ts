import assert from "node:assert/strict";
import type { Turn } from "../../src/webview/protocol.ts";
import { usePanelPages } from "./browser.ts";
import type { PanelPage } from "./page.ts";
import { caveat, file, hunk, longHunk, review, thread, turn } from "./threads.ts";

/** Three hunks to decide, the second with a problem. */
const three: Turn = turn({
  files: [
    file("src/cart.ts", [hunk("h1"), hunk("h2", { start: 60, newStart: 60 }), hunk("h3", { start: 80, newStart: 80 })]),
  ],
  caveats: [caveat("k1", { hunk: "h2" })],
});

describe("reviewing in the panel", () => {
  const pages = usePanelPages();

  async function openThree(): Promise<PanelPage> {
    const panel = await pages.open();
    await panel.showThread(thread(three));
    await panel.posts();
    return panel;
  }

  it("walks the hunks with j and k", async () => {
    const panel = await openThree();
    await panel.press("j", "j", "j", "k");
    assert.equal(await panel.focusedHunk(), "t1#h2");
  });

  it("lets the editor show the hunk that it goes to", async () => {
    const panel = await openThree();
    await panel.press("j");
    assert.deepEqual(await panel.posts(), [{ type: "reveal", turn: "t1", hunk: "h1" }]);
  });

  it("accepts the hunk that holds the keyboard with a", async () => {
    const panel = await openThree();
    await panel.press("j", "a");
    assert.deepEqual(await panel.posted("decide"), [{ type: "decide", turn: "t1", hunks: ["h1"], decision: "accept" }]);
  });

  it("takes none together while a problem concerns them all", async () => {
    const panel = await pages.open();
    await panel.showThread(thread({ ...three, caveats: [caveat("k1", { concernsAll: true })] }));
    await panel.press("j", "A");
    assert.deepEqual(await panel.posted("decide"), []);
  });

  it("has the changes tried out, says what runs, and ends it with Escape", async () => {
    const panel = await pages.open();
    await panel.showThread(thread({ ...three, tryOut: {} }));
    await panel.page.locator(".tryOut button").click();
    await panel.showThread(thread({ ...three, tryOut: { running: "Running `npm run test` in a copy …" } }));
    assert.match(await panel.text(".tryOut"), /Running npm run test in a copy …/);
    await panel.press("Escape");
    const asked = (await panel.posts()).filter(({ type }) => type === "tryOut" || type === "stop");
    assert.deepEqual(asked, [
      { type: "tryOut", turn: "t1" },
      { type: "stop", turn: "t1" },
    ]);
  });

  it("sends back what was found where the host says that it can be, and says how far the rounds have come", async () => {
    const panel = await openThree();
    const button = panel.page.getByRole("button", { name: "Ask again with what was found" });
    assert.equal(await button.count(), 0);
    await panel.showThread(thread({ ...three, canAskAgain: true }));
    await button.click();
    assert.deepEqual(await panel.posted("askAgain"), [{ type: "askAgain", turn: "t1" }]);
    const round = turn({ id: "t2", state: "running", round: "Round 1 of 2: 1 problem was sent back." });
    await panel.showThread(thread({ ...three, canAskAgain: true }, round));
    assert.equal(await panel.text(".round"), "Round 1 of 2: 1 problem was sent back.");
    assert.equal(await button.count(), 0);
  });

  it("says beside the verdict how many earlier changes with it were kept, and how that was counted", async () => {
    const panel = await pages.open();
    const kept = { counts: "kept 31 of 38 times", sentence: "That is counted on this machine alone." };
    const verdict = { verdict: "partlyChecked", counts: "3 passed", kept, checks: [] } as const;
    await panel.showThread(thread({ ...three, verdict: { ...verdict, checks: [] } }));
    assert.equal(await panel.text(".verdict"), "▸ ◐ Partly checked 3 passed · kept 31 of 38 times");
    await panel.page.locator(".verdict button").click();
    assert.match(await panel.text(".verdict"), /That is counted on this machine alone\.$/);
  });

  it("goes on to the next undecided hunk after a decision", async () => {
    const panel = await openThree();
    await panel.press("j", "a");
    assert.equal(await panel.focusedHunk(), "t1#h2");
  });

  it("goes back to the first undecided hunk after the last one", async () => {
    const panel = await openThree();
    await panel.press("k", "r");
    assert.equal(await panel.focusedHunk(), "t1#h1");
  });

  it("folds a decided hunk to a line with Undo", async () => {
    const panel = await openThree();
    await panel.send({ type: "hunks", turn: "t1", hunks: [{ id: "h1", state: "accepted" }] });
    assert.equal(await panel.text("[data-hunk='t1#h1'] .decided"), "▸ ✓ Accepted total()Undo u");
  });

  it("undoes a decision with u and stays at its hunk", async () => {
    const panel = await openThree();
    await panel.send({ type: "hunks", turn: "t1", hunks: [{ id: "h1", state: "accepted" }] });
    await panel.press("j", "u");
    assert.deepEqual(
      [await panel.focusedHunk(), (await panel.posted("decide")).map(({ decision, hunks }) => [decision, hunks])],
      ["t1#h1", [["undo", ["h1"]]]],
    );
  });

  it("tells a screen reader what was decided and how far the review is", async () => {
    const panel = await openThree();
    await panel.send({ type: "hunks", turn: "t1", hunks: [{ id: "h1", state: "accepted" }] });
    assert.equal(await panel.announced(), "Hunk accepted, 1 of 3 decided");
  });

  it("does not decide a hunk twice while its decision is on its way", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(turn({ files: [file("src/cart.ts", [hunk("h1")])] })));
    await panel.press("j", "a", "a");
    assert.equal((await panel.posted("decide")).length, 1);
  });

  it("accepts no hunk with a problem by the button for the rest", async () => {
    const panel = await openThree();
    await panel.page.getByRole("button", { name: "Accept the 2 without problems" }).click();
    assert.deepEqual((await panel.posted("decide"))[0]?.hunks, ["h1", "h3"]);
  });

  it("accepts no hunk of a guarded file, none in conflict and none already decided with the rest", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(review));
    await panel.page.getByRole("button", { name: "Accept the 2 without problems" }).click();
    assert.deepEqual((await panel.posted("decide"))[0]?.hunks, ["h1", "h6"]);
  });

  it("accepts the file's hunks without problems with A", async () => {
    const panel = await openThree();
    await panel.press("j", "Shift+A");
    assert.deepEqual((await panel.posted("decide"))[0]?.hunks, ["h1", "h3"]);
  });

  it("has no key that accepts a guarded file whole", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(review));
    await panel.press("k", "Shift+A");
    assert.deepEqual(await panel.posted("decide"), []);
  });

  it("says why a file's changes are decided one by one", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(review));
    assert.match(await panel.text(".guard"), /decided one by one/);
  });

  it("opens the diff editor with o", async () => {
    const panel = await openThree();
    await panel.press("j", "o");
    assert.deepEqual(await panel.posted("openDiff"), [{ type: "openDiff", turn: "t1", hunk: "h1" }]);
  });

  it("posts the new lines that a person wrote", async () => {
    const panel = await openThree();
    await panel.press("j", "e");
    await panel.page.locator(".editor textarea").fill("one\ntwo");
    await panel.press("Control+Enter");
    assert.deepEqual((await panel.posted("edit"))[0], {
      type: "edit",
      turn: "t1",
      hunk: "h1",
      newLines: ["one", "two"],
    });
  });

  it("writes letters while a hunk is edited, and decides nothing", async () => {
    const panel = await openThree();
    await panel.press("j", "e", "a", "r", "j");
    assert.deepEqual(await panel.posted("decide"), []);
  });

  it("leaves the editing with Escape and goes back to the hunk", async () => {
    const panel = await openThree();
    await panel.press("j", "e", "Escape");
    assert.deepEqual([await panel.page.locator(".editor").count(), await panel.focusedHunk()], [0, "t1#h1"]);
  });

  it("takes no key with a modifier", async () => {
    const panel = await openThree();
    await panel.press("j", "Control+a", "Alt+r");
    assert.deepEqual(await panel.posted("decide"), []);
  });

  it("marks the words that changed inside a line", async () => {
    const panel = await openThree();
    assert.equal(await panel.text("[data-hunk='t1#h1'] .row.added mark"), "* item.count");
  });

  it("shows a conflict three ways and does not offer to accept it", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(review));
    const conflict = panel.page.locator("[data-hunk='t1#h3']");
    assert.deepEqual(
      [await conflict.locator("h4").allInnerTexts(), await conflict.getByRole("button", { name: "Accept" }).count()],
      [["@@ line 81 @@", "Yours", "Proposed", "Original"], 0],
    );
  });

  it("dismisses a caveat once, by its id", async () => {
    const panel = await openThree();
    await panel.page.getByRole("button", { name: "Dismiss" }).click();
    await panel.page.getByRole("menuitem", { name: "Once" }).click();
    assert.deepEqual(await panel.posted("dismiss"), [{ type: "dismiss", turn: "t1", caveat: "k1", scope: "once" }]);
  });

  /** Three hunks, the second with a problem whose rule can be dismissed for a folder. */
  async function openInFolder(width = 400): Promise<PanelPage> {
    const panel = await pages.open({ width });
    const place = { link: { uri: "file:///shop/src/cart.ts", line: 60 }, place: "src/cart.ts:61", folder: "src" };
    await panel.showThread(thread({ ...three, caveats: [caveat("k1", { hunk: "h2", ...place })] }));
    await panel.posts();
    return panel;
  }

  it("dismisses a caveat's rule for its folder, by keys alone, and keeps the keyboard at the hunk", async () => {
    const panel = await openInFolder();
    await panel.page.getByRole("button", { name: "Dismiss" }).focus();
    await panel.press("Enter", "ArrowDown", "ArrowDown");
    await panel.screenshot("dismiss");
    await panel.press("Enter");
    assert.deepEqual(
      [await panel.posted("dismiss"), await panel.focusedHunk()],
      [[{ type: "dismiss", turn: "t1", caveat: "k1", scope: "folder" }], "t1#h2"],
    );
  });

  it("offers no folder for a caveat that is in none", async () => {
    const panel = await openThree();
    await panel.page.getByRole("button", { name: "Dismiss" }).click();
    assert.deepEqual(await panel.page.getByRole("menuitem").allInnerTexts(), ["Once", "This rule in this workspace"]);
  });

  it("closes the menu with Escape, which ends nothing else, and goes back to its button", async () => {
    const panel = await openInFolder();
    await panel.page.getByRole("button", { name: "Dismiss" }).click();
    await panel.press("a", "Escape");
    const focused = panel.page.locator(":focus");
    assert.deepEqual(
      [await panel.posts(), await panel.page.getByRole("menu").count(), await focused.getAttribute("aria-haspopup")],
      [[], 0, "menu"],
    );
  });

  it("keeps the menu in sight in a narrow panel", async () => {
    const panel = await openInFolder(250);
    await panel.page.getByRole("button", { name: "Dismiss" }).click();
    await panel.screenshot("dismiss-narrow");
    const box = await panel.page.getByRole("menu").boundingBox();
    assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 250, JSON.stringify(box));
  });

  it("leads to the place that a caveat names", async () => {
    const panel = await openInFolder();
    await panel.page.getByRole("button", { name: "src/cart.ts:61" }).click();
    const link = { uri: "file:///shop/src/cart.ts", line: 60 };
    assert.deepEqual(await panel.posted("open"), [{ type: "open", link }]);
  });

  it("puts the keyboard at the first undecided hunk when the host asks for it", async () => {
    const panel = await openThree();
    await panel.send({ type: "hunks", turn: "t1", hunks: [{ id: "h1", state: "rejected" }] }, { type: "focus" });
    assert.equal(await panel.focusedHunk(), "t1#h2");
  });

  it("shows the keys in a dialog that keeps the focus and closes with Escape", async () => {
    const panel = await openThree();
    await panel.press("Shift+?", "Tab", "Tab");
    const isInside = await panel.page.evaluate(
      "document.activeElement.closest('dialog') !== null || document.activeElement === document.body",
    );
    await panel.press("Escape");
    assert.deepEqual([isInside, await panel.page.locator("dialog").count()], [true, 0]);
  });

  it("comes back after a reload with folds, drafts and the hunk that held the keyboard", async () => {
    const panel = await openThree();
    await panel.press("j", "j", "e");
    await panel.page.locator(".editor textarea").fill("mine");
    await panel.page.locator("#question").fill("why so");
    await panel.frames();
    await panel.reload();
    await panel.showThread(thread(three));
    await panel.frames();
    assert.deepEqual(
      [
        await panel.page.locator(".editor textarea").inputValue(),
        await panel.page.locator("#question").inputValue(),
        await panel.page.locator(".hunk.focused").getAttribute("data-hunk"),
      ],
      ["mine", "why so", "t1#h2"],
    );
  });

  it("comes back after a reload to where it was scrolled", async () => {
    const panel = await pages.open({ height: 500 });
    await panel.showThread(thread(review));
    await panel.scrollTo(300);
    await panel.until("JSON.parse(sessionStorage.state).scroll === 300");
    await panel.reload();
    await panel.showThread(thread(review));
    assert.equal((await panel.scrolled()).top, 300);
  });

  it("shows the lines in the middle of a hunk of 5,000 when they scroll in, and no others", async () => {
    const panel = await pages.open();
    await panel.showThread(thread(longHunk(5000)));
    await panel.scrollTo(40_000);
    const shown = await panel.page.evaluate<[string, number]>(
      "[document.elementFromPoint(100, 400).closest('.row').querySelector('.number').textContent, document.querySelectorAll('.row').length]",
    );
    assert.ok(Number(shown[0]) > 2200 && Number(shown[0]) < 2300 && shown[1] < 200, String(shown));
  });

  it("begins afresh when another thread is shown", async () => {
    const panel = await openThree();
    await panel.page.locator("#question").fill("why so");
    await panel.showThread({ ...thread(three), id: "other" });
    assert.equal(await panel.page.locator("#question").inputValue(), "");
  });
});
