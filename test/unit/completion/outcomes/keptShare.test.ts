import assert from "node:assert/strict";
import fc from "fast-check";
import { keptShare } from "../../../../src/completion/outcomes/keptShare.ts";

describe("how much of an accepted text is still there", () => {
  it("is all of it where nothing was changed", () => {
    assert.equal(keptShare("return total;", "return total;"), 1);
  });

  it("is all of it where a formatter moved it about", () => {
    assert.equal(keptShare("if (a) { b(); }", "if (a) {\n    b();\n}"), 1);
  });

  it("is all of it where more was put in between", () => {
    assert.equal(keptShare("add(one, other)", "add(one, 2 * other)"), 1);
  });

  it("is nothing where it was deleted", () => {
    assert.equal(keptShare("return total;", ""), 0);
  });

  it("counts by characters: of eleven that were there, five went with the renamed word", () => {
    assert.equal(keptShare("return total", "return sum").toFixed(3), (6 / 11).toFixed(3));
  });

  it("takes no word for kept that merely holds the same letters", () => {
    assert.equal(keptShare("total", "subtotal"), 0);
  });

  it("is between 0 and 1 for any two texts", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (taken, now) => {
        const share = keptShare(taken, now);
        return share >= 0 && share <= 1;
      }),
    );
  });
});
