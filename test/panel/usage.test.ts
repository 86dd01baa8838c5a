import assert from "node:assert/strict";
import { usePanelPages } from "./browser.ts";
import { noUsage, usage } from "./threads.ts";

describe("the Usage page", () => {
  const pages = usePanelPages();

  it("says what will be here while nothing was sent, and offers no export", async () => {
    const panel = await pages.open();
    await panel.show({ type: "usage", usage: noUsage });
    assert.match(await panel.text(".usage"), /Nothing was sent yet/);
    assert.equal(await panel.page.getByRole("button", { name: "Export as CSV" }).count(), 0);
  });

  it("draws the day's budget as far as it is spent", async () => {
    const panel = await pages.open();
    await panel.show({ type: "usage", usage });
    const widths = await panel.page.evaluate(
      "[...document.querySelectorAll('.budget .part')].map((bar) => Number(bar.getAttribute('width')))",
    );
    assert.deepEqual(widths, [95]);
  });

  it("names each plot by its highest day, for those who can't see it", async () => {
    const panel = await pages.open();
    await panel.show({ type: "usage", usage });
    assert.equal(await panel.page.getByRole("img", { name: /^Cost by day, most: \$4\.00 on 2026-11-04$/ }).count(), 1);
  });

  it("leaves out the plot of costs where nothing cost anything", async () => {
    const panel = await pages.open();
    await panel.show({ type: "usage", usage: { ...usage, days: usage.days.map((day) => ({ ...day, dollars: 0 })) } });
    assert.equal(await panel.page.getByRole("img", { name: /Cost by day/ }).count(), 0);
  });

  it("has the plot's numbers in a table behind it", async () => {
    const panel = await pages.open();
    await panel.show({ type: "usage", usage });
    await panel.page.getByText("By day", { exact: true }).click();
    assert.equal(await panel.page.getByRole("rowheader", { name: "2026-11-24" }).isVisible(), true);
  });

  it("asks the host to export", async () => {
    const panel = await pages.open();
    await panel.show({ type: "usage", usage });
    await panel.page.getByRole("button", { name: "Export as CSV" }).click();
    assert.equal((await panel.posted("exportUsage")).length, 1);
  });
});
