import assert from "node:assert/strict";
import { none } from "../../../src/completion/suggestion.ts";
import { Presses } from "../../../src/editor/presses.ts";

const uri = "file:///cart.ts";

describe("the last key press", () => {
  it("is none before the first", () => {
    assert.equal(new Presses().last, undefined);
  });

  it("is the one that was pressed last, though an earlier one is decided after it", () => {
    const presses = new Presses();
    presses.record({ uri, at: 2000, outcome: none("middleOfWord"), milliseconds: 1, steps: [] });
    presses.record({ uri, at: 1000, outcome: none("cancelled"), milliseconds: 1200, steps: [] });
    assert.equal(presses.last?.at, 2000);
  });
});
