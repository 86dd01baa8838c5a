import assert from "node:assert/strict";
import fc from "fast-check";
import { commonLength } from "../../../src/text/commonLength.ts";

describe("the common beginning of two texts", () => {
  it("is all of one that the other goes on", () => {
    assert.deepEqual(
      [commonLength("const", "const a"), commonLength("const a", "const"), commonLength("", "a")],
      [5, 5, 0],
    );
  });

  it("is the same in both, and ends where they differ", () => {
    const text = fc.array(fc.constantFrom("a", "b", "😀", "\n"), { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const length = commonLength(one, other);
        assert.equal(one.slice(0, length), other.slice(0, length));
        assert.ok(length === one.length || length === other.length || one[length] !== other[length]);
      }),
    );
  });
});
