import { strict as assert } from "node:assert";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { edit } from "./edits.ts";
import { type ShopWindow, useShopWindows } from "./shopWindow.ts";

/** In the form of a token of GitHub, made up here so that no scanner takes it for one. */
const token = `ghp_${"A1b2C3d4E5f6G7h8I9j0".repeat(2).slice(0, 36)}`;

const tea = "src/tea.js";
const source = "export function total(prices) {\n  return prices.reduce((sum, price) => sum + price, 0);\n}\n";
const adds = "  return prices.reduce((sum, price) => sum + price, 0);";
const teaTest = `
import { equal } from "node:assert/strict";
import { test } from "node:test";
import { total } from "../src/tea.js";

test("sums nothing", () => equal(total([]), 0));
test("sums prices", () => equal(total([1, 2]), 3));
`;

describe("a proposal that is tried out in a copy of the project", () => {
  const windows = useShopWindows();

  async function tryOut(answer: string, script: string, ...further: readonly string[]): Promise<ShopWindow> {
    windows.answer(answer, ...further);
    const manifest = JSON.stringify({ private: true, type: "module", scripts: { test: script } });
    const window = await windows.open(tea, { "package.json": manifest, [tea]: source, "test/tea.test.js": teaTest });
    await window.workbench.run("Caveat: Write Documentation");
    await window.panel.seen("0 of 1 decided");
    await window.panel.locator(".tryOut button").click();
    return window;
  }

  async function leavesNothing({ onDisk }: ShopWindow): Promise<void> {
    assert.equal(await onDisk(tea), source);
    assert.deepEqual(
      (await readdir(tmpdir())).filter((name) => name.startsWith("caveat-shadow-")),
      [],
    );
  }

  it("is a problem where a test fails that passed before, and changes no file", async () => {
    const window = await tryOut(edit(tea, adds, "  return prices.length;"), "node --test test/tea.test.js");
    await window.panel.seen("a test of npm run test fails that passed before: sums prices");
    await window.panel.seen("Problem found");
    await window.panel.keepScreen("tried-out");
    assert.doesNotMatch(await window.panel.text(), /Accept the one without problems/);
    await leavesNothing(window);
  });

  it("says how many tests pass with it", async () => {
    const answer = edit(tea, adds, "  return prices.reduce((sum, each) => sum + each, 0);");
    const window = await tryOut(answer, "node --test test/tea.test.js");
    await window.panel.locator(".verdict button").first().click();
    await window.panel.seen("npm run test: 2 tests pass.");
    await leavesNothing(window);
  });

  it("is mended by asking again with what the tests print, tried out anew, and without a secret that they print", async () => {
    const wrong = edit(tea, adds, "  return prices.length;");
    const right = edit(tea, adds, "  return prices.reduce((sum, each) => sum + each, 0);");
    const script = `node -e 'console.log("key: ${token}")' && node --test test/tea.test.js`;
    const window = await tryOut(wrong, script, right);
    await window.panel.seen("Problem found");
    await window.panel.button("Ask again with what was found").click();
    await window.panel.seen("Round 1 of 2: 0 problems found, was 1.");
    await window.panel.keepScreen("mended");
    const sent = JSON.stringify(windows.requests().at(-1)?.body);
    assert.match(sent, /shadow\/testsBroken[\s\S]*The end of what `npm run test` printed/);
    assert.match(sent, /CAVEAT_SECRET_/);
    assert.ok(!sent.includes(token));
    await leavesNothing(window);
  });

  it("says of new tests that they notice no fault in the code they test", async () => {
    const added = '\ntest("runs", () => {\n  total([1]);\n});\n';
    const other = "test/other.test.js";
    const before = 'import { test } from "node:test";\nimport { total } from "../src/tea.js";\n';
    windows.answer(
      edit(other, 'import { total } from "../src/tea.js";', `import { total } from "../src/tea.js";${added}`),
    );
    const manifest = JSON.stringify({ private: true, type: "module", scripts: { test: "node --test" } });
    const files = { "package.json": manifest, [tea]: source, "test/tea.test.js": teaTest, [other]: before };
    const window = await windows.open(other, files);
    await window.workbench.run("Caveat: Write Documentation");
    await window.panel.seen("0 of 1 decided");
    await window.panel.locator(".tryOut button").click();
    await window.panel.seen("The new tests notice nothing");
    await window.panel.locator(".verdict button").first().click();
    await window.panel.seen("The tests notice 0 of 2 small faults");
    await window.panel.keepScreen("faults");
    await leavesNothing(window);
  });

  it("is tried out without the hunks that were rejected", async () => {
    const both =
      edit(tea, adds, "  return prices.length;") +
      edit(tea, "export function total(prices) {", "/** Sums. */\nexport function total(prices) {");
    windows.answer(both);
    const manifest = JSON.stringify({
      private: true,
      type: "module",
      scripts: { test: "node --test test/tea.test.js" },
    });
    const window = await windows.open(tea, { "package.json": manifest, [tea]: source, "test/tea.test.js": teaTest });
    await window.workbench.run("Caveat: Write Documentation");
    await window.panel.seen("0 of 2 decided");
    await window.panel.locator("section.hunk").nth(1).focus();
    await window.workbench.press("r");
    await window.panel.seen("1 of 2 decided");
    await window.panel.locator(".tryOut button").click();
    await window.panel.locator(".verdict button").first().click();
    await window.panel.seen("npm run test: 2 tests pass.");
    await leavesNothing(window);
  });

  it("is given up with the button, and says nothing then", async () => {
    const window = await tryOut(edit(tea, adds, "  return prices.length;"), "node -e 'setInterval(() => {}, 1000)'");
    await window.panel.seen("Running npm run test in a copy");
    await window.panel.locator(".tryOut button").click();
    await window.panel.seen("Run the project's checks on a copy");
    await leavesNothing(window);
  });
});

describe("a proposal that is tried out without a click, by commands that the person set", () => {
  const windows = useShopWindows({
    settings: { "caveat.verify.automatically": true, "caveat.verify.commands": ["node --test 'test/tea.test.js'"] },
  });

  it("says so as soon as they have run", async () => {
    windows.answer(edit(tea, adds, "  return prices.length;"));
    const { panel, workbench } = await windows.open(tea, {
      "package.json": JSON.stringify({ private: true, type: "module" }),
      [tea]: source,
      "test/tea.test.js": teaTest,
    });
    await workbench.run("Caveat: Write Documentation");
    await panel.seen("a test of node --test test/tea.test.js fails that passed before: sums prices");
  });
});
