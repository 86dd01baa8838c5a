import assert from "node:assert/strict";
import fc from "fast-check";
import { hunkRows, lineCounts, type Row } from "../../../src/webview/diff/rows.ts";
import { visibleRange } from "../../../src/webview/diff/visibleRange.ts";
import { wordMarks } from "../../../src/webview/diff/wordMarks.ts";
import { hunk } from "../../panel/threads.ts";

const signs = { same: " ", removed: "-", added: "+" };

/** A hunk's rows as in a unified diff. */
function shown(oldLines: string[], newLines: string[]): string {
  return hunkRows(hunk("h", { oldLines, newLines, before: [], after: [] }))
    .map(({ kind, text }) => signs[kind] + text)
    .join("\n");
}

/** The row's text with its marked words in brackets. */
function marked(text: string, counterpart: string): string {
  return wordMarks({ kind: "added", text, counterpart })
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join("");
}

describe("the rows of a hunk", () => {
  it("show lines that both sides have once", () => {
    assert.equal(shown(["a", "b", "c"], ["a", "B", "c"]), " a\n-b\n+B\n c");
  });

  it("number both sides on from the lines before", () => {
    const rows = hunkRows(
      hunk("h", { start: 9, newStart: 19, before: ["x"], oldLines: ["a"], newLines: ["b"], after: ["y"] }),
    );
    assert.deepEqual(
      rows.map(({ oldNumber, newNumber }) => [oldNumber, newNumber]),
      [
        [9, 19],
        [10, undefined],
        [undefined, 20],
        [11, 21],
      ],
    );
  });

  it("count what is added and removed", () => {
    assert.deepEqual(lineCounts([hunk("h", { oldLines: ["a", "b"], newLines: ["a", "c", "d"] })]), {
      added: 2,
      removed: 1,
    });
  });

  it("show all old lines, then all new ones, where too many differ to compare", () => {
    const lines = (word: string) => Array.from({ length: 400 }, (_, index) => `${word} ${index}`);
    assert.ok(shown(lines("old"), lines("new")).startsWith(`-${lines("old").join("\n-")}\n+new 0`));
  });

  it("hold both sides whole, whatever they are", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "", "  a"), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (oldLines, newLines) => {
        const rows = hunkRows(hunk("h", { oldLines, newLines, before: [], after: [] }));
        const side = (not: Row["kind"]) => rows.filter(({ kind }) => kind !== not).map(({ text }) => text);
        assert.deepEqual([side("added"), side("removed")], [oldLines, newLines]);
      }),
    );
  });
});

describe("the marks of words", () => {
  it("stand at the words that the other line has not", () => {
    assert.equal(marked("  return price * count;", "  return price;"), "  return price[ * count];");
  });

  it("are left out where the lines have little in common", () => {
    assert.equal(marked("const a = read();", "}"), "const a = read();");
  });

  it("are left out where a line is too long to compare", () => {
    assert.equal(marked(`${"x ".repeat(300)}y`, "x ".repeat(300)), `${"x ".repeat(300)}y`);
  });

  it("keep the line as it is, whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, counterpart) => {
        assert.equal(
          wordMarks({ kind: "removed", text, counterpart })
            .map((piece) => piece.text)
            .join(""),
          text,
        );
      }),
    );
  });
});

describe("the rows that are on the page", () => {
  it("are all that a window can show, whatever is scrolled", () => {
    fc.assert(
      fc.property(fc.integer({ min: -2000, max: 100_000 }), fc.integer({ min: 0, max: 5000 }), (above, count) => {
        const [height, rowHeight] = [900, 18];
        const { first, end } = visibleRange(above, height, count, rowHeight);
        const seen = Array.from({ length: count }, (_, row) => row).filter(
          (row) => (row + 1) * rowHeight > above && row * rowHeight < above + height,
        );
        assert.ok(seen.every((row) => row >= first && row < end));
      }),
      { numRuns: 50 },
    );
  });

  it("are few in a long list", () => {
    const { first, end } = visibleRange(40_000, 900, 5000, 18);
    assert.ok(end - first < 200);
  });

  it("are none of a list that is far away", () => {
    assert.deepEqual(visibleRange(-5000, 900, 100, 18), { first: 0, end: 0 });
  });
});
