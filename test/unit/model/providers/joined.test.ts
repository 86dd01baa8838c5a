import assert from "node:assert/strict";
import { Joined } from "../../../../src/model/providers/joined.ts";

describe("pieces that came at once", () => {
  it("are one delta for neighbours of a kind, in their order", () => {
    const joined = new Joined();
    for (const text of ["a", "b"]) {
      joined.add("text", text);
    }
    joined.add("tool", "{");
    joined.add("tool", "}");
    joined.add("text", "c");
    assert.deepEqual(joined.take(), [
      { type: "text", text: "ab" },
      { type: "tool", text: "{}" },
      { type: "text", text: "c" },
    ]);
  });

  it("are given out once", () => {
    const joined = new Joined();
    joined.add("text", "a");
    joined.take();
    assert.deepEqual(joined.take(), []);
  });

  it("are none where they have no text", () => {
    const joined = new Joined();
    joined.add("text", "");
    assert.deepEqual(joined.take(), []);
  });

  it("are as probable as all of them together", () => {
    const joined = new Joined();
    joined.add("text", "a", -0.5);
    joined.add("text", "b", -0.25);
    assert.deepEqual(joined.take(), [{ type: "text", text: "ab", logprob: -0.75 }]);
  });

  it("keep each line's probability apart", () => {
    const joined = new Joined();
    for (const [text, logprob] of [
      ["a", -1],
      [";", -2],
      ["\n", -4],
      ["b", -8],
    ] as const) {
      joined.add("text", text, logprob);
    }
    assert.deepEqual(joined.take(), [
      { type: "text", text: "a;", logprob: -3 },
      { type: "text", text: "\n", logprob: -4 },
      { type: "text", text: "b", logprob: -8 },
    ]);
  });

  it("keep the probability of a text that is held back for the text that comes next", () => {
    const joined = new Joined();
    joined.add("text", "", -0.5);
    assert.deepEqual(joined.take(), []);
    joined.add("text", "ab", -0.25);
    assert.deepEqual(joined.take(), [{ type: "text", text: "ab", logprob: -0.75 }]);
  });
});
