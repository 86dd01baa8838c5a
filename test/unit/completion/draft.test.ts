import assert from "node:assert/strict";
import { draftIsSure, draftThreshold } from "../../../src/completion/draft.ts";

describe("draftIsSure", () => {
  it("shows a draft from the threshold on", () => {
    assert.equal(draftIsSure(draftThreshold, "save(basket);"), true);
    assert.equal(draftIsSure(draftThreshold - 0.001, "save(basket);"), false);
  });

  it("shows none of a few characters, blanks aside, however sure", () => {
    assert.equal(draftIsSure(0.999, "  }\n  ]"), false);
    assert.equal(draftIsSure(0.999, "item"), true);
  });
});
