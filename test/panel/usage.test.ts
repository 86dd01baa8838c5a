import assert from "node:assert/strict";
import type { Usage } from "../../src/webview/protocol.ts";
import { usePanelPages } from "./browser.ts";
import type { PanelPage } from "./page.ts";
import type { ThemeName } from "./themes.ts";
import { group, noUsage, usage } from "./usages.ts";

/** Heights of a plot's bars, day by day from the left, each day's from the bottom up. */
function heights(panel: PanelPage, plot: RegExp): Promise<readonly (readonly number[])[]> {
  return panel.page.getByRole("img", { name: plot }).evaluate((svg) => {
    const byDay = new Map<string, number[]>();
    for (const bar of svg.querySelectorAll("rect")) {
      const x = bar.getAttribute("x") ?? "";
      byDay.set(x, [...(byDay.get(x) ?? []), Number(bar.getAttribute("height"))]);
    }
    return [...byDay.values()];
  });
}

describe("the Usage page", () => {
  const pages = usePanelPages();

  async function shown(some: Partial<Usage> = {}, options?: Parameters<typeof pages.open>[0]): Promise<PanelPage> {
    const panel = await pages.open(options);
    await panel.show({ type: "usage", usage: { ...usage, ...some } });
    return panel;
  }

  it("says what will be here while nothing was sent, and offers no export", async () => {
    const panel = await shown(noUsage);
    assert.match(await panel.text(".usage"), /Nothing was sent yet/);
    assert.equal(await panel.page.getByRole("button", { name: "Export as CSV" }).count(), 0);
  });

  it("draws each budget as far as it is spent", async () => {
    const panel = await shown();
    const widths = await panel.page.evaluate(
      "[...document.querySelectorAll('.budget .part')].map((bar) => Number(bar.getAttribute('width')))",
    );
    assert.deepEqual(widths, [40, 95]);
  });

  it("tells what is left of each budget", async () => {
    const panel = await shown();
    assert.match(await panel.text(".budgets"), /Today, review\s+\$0\.80 of \$2\.00, \$1\.20 left/);
  });

  it("names each plot by its highest day, for those who can't see it", async () => {
    const panel = await shown({ features: [group("fix", 1)] });
    assert.equal(await panel.page.getByRole("img", { name: /^Cost by day, most: \$1\.00 on 2026-11-04$/ }).count(), 1);
  });

  it("stacks what the features took, so that the highest day reaches the top", async () => {
    const panel = await shown();
    const days = await heights(panel, /^Tokens by day/);
    const totals = days.map((bars) => bars.reduce((sum, height) => sum + height, 0));
    assert.deepEqual([days[0]?.length, Math.max(...totals).toFixed(3)], [6, "60.000"]);
  });

  it("splits the plots by model where the person wants that", async () => {
    const panel = await shown();
    await panel.page.getByRole("radio", { name: "By model" }).check();
    const legend = await panel.page.locator(".legend").first().textContent();
    assert.match(legend ?? "", /openai\/gpt-5-mini.*anthropic\/claude-sonnet-4-5/);
  });

  it("tells what each colour stands for, and what it comes to", async () => {
    const dollars = [0.25, 1.5];
    const panel = await shown({ features: [{ ...group("fix", 1), dollars }, group("review", 2, { dollars: [4, 0] })] });
    const legend = await panel.page.locator(".legend").first().textContent();
    assert.match(legend ?? "", /fix \$1\.75.*review \$4\.00/);
  });

  it("leaves out the plot of costs where nothing cost anything", async () => {
    const free = usage.features.map((each) => ({ ...each, dollars: each.dollars.map(() => 0) }));
    const panel = await shown({ features: free });
    assert.equal(await panel.page.getByRole("img", { name: /Cost by day/ }).count(), 0);
  });

  it("draws how long the first text took, and tells it for each feature", async () => {
    const panel = await shown();
    assert.equal(
      await panel.page.getByRole("img", { name: /^Time to the first text, most: 1\.49 s on 2026-11-17$/ }).count(),
      1,
    );
    const list = panel.page.getByRole("list", { name: "Time to the first text" });
    assert.match((await list.textContent()) ?? "", /completion half within 0\.48 s, 95 % within 1\.24 s/);
  });

  it("leaves out the times where none is known", async () => {
    const panel = await shown({ features: usage.features.map((each) => ({ ...each, delays: {} })) });
    assert.equal(await panel.page.getByRole("img", { name: /^Time/ }).count(), 0);
  });

  it("tells how much of what a model offered was taken, also of the one that costs nothing", async () => {
    const panel = await shown();
    await panel.page.getByRole("radio", { name: "By model" }).check();
    const list = panel.page.getByRole("list", { name: "Taken and accepted by day" });
    assert.match((await list.textContent()) ?? "", /embedded taken 31 of 38/);
  });

  it("has the plot's numbers in a table behind it", async () => {
    const panel = await shown();
    await panel.page.getByText("By day", { exact: true }).click();
    assert.equal(await panel.page.getByRole("rowheader", { name: "2026-11-24" }).isVisible(), true);
  });

  it("tells by language and model how many suggestions were taken, and how much of them was kept", async () => {
    const panel = await shown();
    const row = panel.page.getByRole("row", { name: /^typescript/ });
    assert.match((await row.textContent()) ?? "", /gpt-5-mini.*148 \(36 %\).*88 % of 131.*212 ms/);
    await panel.page.getByText("Suggestions", { exact: true }).scrollIntoViewIfNeeded();
    await panel.screenshot("usageSuggestions-dark-400");
  });

  it("says what will be known of suggestions while none was shown", async () => {
    const panel = await shown({ suggestions: noUsage.suggestions });
    assert.match(await panel.text(".usage"), /No suggestion was shown yet/);
  });

  it("asks the host to export", async () => {
    const panel = await shown();
    await panel.page.getByRole("button", { name: "Export as CSV" }).click();
    assert.equal((await panel.posted("exportUsage")).length, 1);
  });

  for (const theme of ["dark", "light", "hc-dark", "hc-light"] as ThemeName[]) {
    it(`gives each feature a colour of its own that differs from the page's: ${theme}`, async () => {
      const panel = await shown({}, { theme, height: 1700 });
      await panel.screenshot(`usageWhole-${theme}-400`);
      const colors: readonly string[] = await panel.page.evaluate(`[
        ...[...document.querySelectorAll('.legend')][0].querySelectorAll('rect'),
      ].map((rect) => getComputedStyle(rect).fill).concat(getComputedStyle(document.body).backgroundColor)`);
      assert.equal(new Set(colors).size, 7);
    });
  }
});
