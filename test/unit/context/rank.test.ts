import assert from "node:assert/strict";
import fc from "fast-check";
import type { ContextItem } from "../../../src/context/contextItem.ts";
import { rank } from "../../../src/context/rank.ts";
import { at } from "../marked.ts";

const here = at("const total = sum(lines);\n█");

function item(name: string, text: string, rest: Partial<ContextItem> = {}): ContextItem {
  return { source: "openEditors", uri: `file:///shop/${name}`, name, text, relevance: 1, reason: "open", ...rest };
}

/** Names in the order of their worth. */
function ranked(items: readonly ContextItem[], weightOf: (item: ContextItem) => number = () => 1): readonly string[] {
  return rank(items, here, weightOf).items.map(({ name }) => name);
}

const long = "export const rate = readRate(config);\n".repeat(20);
const short = "export function sum(lines: Line[]): number\n".repeat(4);

describe("the rank of a piece of context", () => {
  it("is the higher the less room it takes for what it tells", () => {
    assert.deepEqual(ranked([item("long", long), item("short", short)]), ["short", "long"]);
  });

  it("rises with its relevance", () => {
    const items = [item("little", `${short}1`, { relevance: 0.1 }), item("much", `${short}2`)];
    assert.deepEqual(ranked(items), ["much", "little"]);
  });

  it("rises with the weight of its source", () => {
    const items = [item("window", `${short}1`), item("definition", `${short}2`, { source: "definition" })];
    assert.deepEqual(
      ranked(items, ({ source }) => (source === "definition" ? 1 : 0.5)),
      ["definition", "window"],
    );
  });

  it("gives no line an advantage for being hardly any text", () => {
    const [first] = rank([item("one", "type Id = string;")], here, () => 1).items;
    assert.ok((first?.worth ?? 0) <= 100 / 16);
  });

  it("states its worth per 100 tokens", () => {
    const [first] = rank([item("one", long, { tokens: 200, relevance: 0.5 })], here, () => 0.8).items;
    assert.equal(first?.worth, 0.2);
  });
});

describe("a piece of context is left out", () => {
  const reasonsOf = (items: readonly ContextItem[], snapshot = here) =>
    rank(items, snapshot, () => 1).leftOut.map(({ item: { name }, reason }) => `${name}: ${reason}`);

  it("where it stands before the cursor", () => {
    assert.deepEqual(reasonsOf([item("own", "const total = sum(lines);")]), ["own: aroundCursor"]);
  });

  it("where it stands after the cursor", () => {
    const snapshot = at("█\nexport const tax = 0.2;\n");
    assert.deepEqual(reasonsOf([item("own", "export const tax = 0.2;\n")], snapshot), ["own: aroundCursor"]);
  });

  it("where it is the cursor's line", () => {
    assert.deepEqual(reasonsOf([item("own", "const total = 1;")], at("const total█ = 1;")), ["own: aroundCursor"]);
  });

  it("but not where it only stands so far before the cursor that a prompt may not reach it", () => {
    const snapshot = at(`const tax = 0.2;\n${"// filler\n".repeat(1000)}█`);
    assert.deepEqual(reasonsOf([item("own", "const tax = 0.2;")], snapshot), []);
  });

  it("where a piece that is worth more holds its text", () => {
    const items = [
      item("window", `${short}export const more = 1;`),
      item("same", "export const more = 1;", { relevance: 0.1 }),
    ];
    assert.deepEqual(reasonsOf(items), ["same: inAnother"]);
  });

  it("where half of its lines are in pieces of the same file that are worth more", () => {
    const first = item("a.ts", `${short}1`, { lines: { start: 0, count: 20 } });
    const second = item("a.ts", `${long}2`, { lines: { start: 10, count: 20 } });
    assert.deepEqual(reasonsOf([first, second]), ["a.ts: inAnother"]);
  });

  it("but not for a hunk, which says how the lines were before", () => {
    const window = item("a.ts", short, { lines: { start: 0, count: 20 } });
    const hunk = item("a.ts", "@@ -1,1 +1,1 @@\n-a\n+b", { source: "recentEdits", lines: { start: 0, count: 1 } });
    assert.deepEqual(reasonsOf([window, hunk]), []);
  });
});

describe("ranking", () => {
  it("loses no piece and gives none twice", () => {
    const some = fc.record({
      name: fc.constantFrom("a", "b", "c"),
      text: fc.constantFrom("", "x", "xy", short, long),
      relevance: fc.double({ min: 0, max: 1, noNaN: true }),
      start: fc.nat({ max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(some), (all) => {
        const items = all.map(({ name, text, relevance, start }) =>
          item(name, text, { relevance, lines: { start, count: 10 }, reason: `${name}${start}` }),
        );
        const { items: kept, leftOut } = rank(items, here, () => 1);
        assert.equal(kept.length + leftOut.length, items.length);
        assert.equal(new Set(kept.map(({ text }) => text)).size, kept.length);
        assert.ok(kept.every(({ worth }, index) => index === 0 || worth <= kept[index - 1]!.worth));
      }),
    );
  });
});
