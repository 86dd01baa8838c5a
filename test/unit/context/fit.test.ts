import assert from "node:assert/strict";
import fc from "fast-check";
import type { ContextItem, ContextSource } from "../../../src/context/contextItem.ts";
import { fitItems } from "../../../src/context/fit.ts";
import { newItem } from "../../../src/context/newItem.ts";
import { estimateTokens } from "../../../src/context/tokens.ts";

function item(source: ContextSource, name: string, text: string, rest: Partial<ContextItem> = {}): ContextItem {
  return { ...newItem({ source, uri: `file:///${name}`, name, text, relevance: 1, reason: "" }), ...rest };
}

/** So many lines of two tokens each. */
function lines(count: number): string {
  return Array.from({ length: count }, () => "a").join("\n");
}

function names(items: readonly ContextItem[]): readonly string[] {
  return items.map(({ name }) => name);
}

describe("fitting context into a budget", () => {
  it("keeps everything, in its order, where there is room", () => {
    const items = [item("openEditors", "b", "b"), item("selection", "a", "a", { isFixed: true })];
    assert.deepEqual(fitItems(items, 100), { kept: items, trimmed: [] });
  });

  it("leaves out the least needed source first, and says what", () => {
    const items = [item("openEditors", "related", lines(5)), item("surroundings", "around", lines(5))];
    const { kept, trimmed } = fitItems(items, 12);
    assert.deepEqual([names(kept), trimmed], [["around"], ["related"]]);
  });

  it("leaves out the less relevant of one source first", () => {
    const one = item("openEditors", "one", lines(5), { relevance: 0.1 });
    const other = item("openEditors", "other", lines(5), { relevance: 0.9 });
    assert.deepEqual(names(fitItems([one, other], 12).kept), ["other"]);
  });

  it("cuts a long item at a line's end, from the end that says more, and marks it", () => {
    const before = { lines: { start: 4, count: 100 }, cutFirst: "start" } as const;
    const {
      kept: [part],
      trimmed,
    } = fitItems([item("surroundings", "a.ts", lines(100), before)], 40);
    assert.equal(part?.isCut, true);
    assert.equal((part?.lines?.start ?? 0) + (part?.lines?.count ?? 0), 104);
    assert.equal(part?.text, lines(part?.lines?.count ?? 0));
    assert.deepEqual(trimmed, ["a.ts, lines 5-104"]);
  });

  it("rather leaves an item out than shows a few lines of it", () => {
    assert.deepEqual(fitItems([item("file", "a", lines(100))], 10).kept, []);
  });

  it("cuts what was asked about last, and shows of it what fits", () => {
    const asked = item("document", "asked", lines(100), { isFixed: true });
    const { kept, trimmed } = fitItems([item("file", "other", lines(20)), asked], 10);
    assert.deepEqual([names(kept), trimmed], [["asked"], ["other", "asked"]]);
  });

  it("keeps a short thing that was asked about whole beside a long one", () => {
    const diagnostic = item("diagnostic", "short", "an error of five words", { isFixed: true });
    const document = item("document", "long", lines(100), { isFixed: true });
    assert.deepEqual(fitItems([document, diagnostic], 20).kept[1], diagnostic);
  });

  it("cuts inside a line where what was asked about is one long one", () => {
    const {
      kept: [part],
    } = fitItems([item("selection", "min.js", "a;".repeat(5000), { isFixed: true })], 100);
    assert.ok((part?.text.length ?? 0) > 20 && part?.isCut);
  });

  it("never cuts between the halves of a character", () => {
    const {
      kept: [part],
    } = fitItems([item("selection", "a", `a${"😀".repeat(500)}`, { isFixed: true })], 100);
    assert.ok(part?.text.isWellFormed());
  });

  it("never takes more than the budget, whatever is fitted and however it is shown", () => {
    const sources = fc.constantFrom<ContextSource>("selection", "file", "openEditors", "instructions");
    const text = fc.string({ unit: fc.constantFrom("word", "\n", "\n", "{", " ", "漢", "😀"), maxLength: 60 });
    const any = fc
      .tuple(sources, text, fc.boolean(), fc.constantFrom("start" as const, "end" as const))
      .map(([source, content, isFixed, cutFirst]) => item(source, "a", content, { isFixed, cutFirst }));
    const shown = ({ text: content }: ContextItem) =>
      estimateTokens(`<data>\n${content.replace(/^/gm, "12 | ")}\n</data>\n`);
    const plain = ({ text: content }: ContextItem) => estimateTokens(content);
    fc.assert(
      fc.property(fc.array(any), fc.nat({ max: 300 }), fc.constantFrom(shown, plain), (items, budget, measure) => {
        const { kept, trimmed } = fitItems(items, budget, measure);
        assert.ok(kept.reduce((sum, each) => sum + measure(each), 0) <= budget);
        assert.equal(trimmed.length === 0, kept.length === items.length && kept.every((each) => items.includes(each)));
        assert.ok(kept.every(({ text: content }) => content.isWellFormed()));
      }),
    );
  });
});
