import assert from "node:assert/strict";
import fc from "fast-check";
import { equalEnds } from "../../../src/text/equalEnds.ts";

describe("the equal ends of two texts", () => {
  it("count each line once, where a text is the other's beginning and end", () => {
    assert.deepEqual(equalEnds(["a", "a"], ["a", "a", "a"]), { head: 2, tail: 0 });
  });

  it("leave lines between them that begin and end otherwise", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { head, tail } = equalEnds(one, other);
        assert.deepEqual(one.slice(0, head), other.slice(0, head));
        assert.deepEqual(one.slice(one.length - tail), other.slice(other.length - tail));
        const [left, right] = [one, other].map((lines) => lines.slice(head, lines.length - tail));
        if (left!.length > 0 && right!.length > 0) {
          assert.notEqual(left![0], right![0]);
          assert.notEqual(left!.at(-1), right!.at(-1));
        }
      }),
    );
  });
});
