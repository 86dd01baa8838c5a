import assert from "node:assert/strict";
import fc from "fast-check";
import { piecesOf } from "../../../src/feature/explanation.ts";

const ten = { text: "x\n".repeat(9) };

describe("the pieces of an explanation", () => {
  it("are tied to the lines that their headings name", () => {
    const markdown =
      "It adds up.\n\n### Lines 1-3: reads `total`\n\ntext\n\n### Line 10: the **end**\n\n## lines 4 – 6\n";
    assert.deepEqual(piecesOf(markdown, ten), [
      { heading: "Lines 1-3: reads total", lines: { start: 0, count: 3 } },
      { heading: "Line 10: the end", lines: { start: 9, count: 1 } },
      { heading: "lines 4 – 6", lines: { start: 3, count: 3 } },
    ]);
  });

  it("are none where the document has no such lines", () => {
    for (const heading of ["Lines 9-11: a", "Line 0: a", "Lines 5-3: a", "Line 11: a", "Lines: a", "Outlines 1-2: a"]) {
      assert.deepEqual(piecesOf(`### ${heading}\n`, ten), [], heading);
    }
  });

  it("are not in fences", () => {
    assert.deepEqual(piecesOf("```md\n### Line 1: a\n~~~\n````\n", ten), []);
    assert.equal(piecesOf("```\n```\n### Line 1: a\n", ten).length, 1);
  });

  it("count once the heading's line is whole, so that none changes while it streams", () => {
    assert.deepEqual(piecesOf("### Lines 1-1", ten), []);
    assert.deepEqual(piecesOf("### Lines 1-10: a\n", ten)[0]?.lines, { start: 0, count: 10 });
  });

  it("are inside the document, whatever the model writes", () => {
    const parts = fc.constantFrom("### ", "Lines ", "Line ", "0", "3", "-", "12", ":", "\n", "```", "#", " ", "a");
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), fc.nat({ max: 20 }), (pieces, ends) => {
        for (const { lines } of piecesOf(pieces.join(""), { text: "\n".repeat(ends) })) {
          assert.ok(lines.start >= 0 && lines.count >= 1 && lines.start + lines.count <= ends + 1);
        }
      }),
    );
  });
});
