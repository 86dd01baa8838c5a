import assert from "node:assert/strict";
import { presentState } from "../../../src/review/presentState.ts";
import type { FileProposal, Hunk } from "../../../src/review/proposal.ts";

const first: Hunk = { id: "first", start: 1, oldLines: [], newLines: ["// one"], placement: "exact" };
const second: Hunk = { id: "second", start: 4, oldLines: ["e"], newLines: ["E"], placement: "exact" };
const file: FileProposal = {
  uri: "file:///a.ts",
  path: "a.ts",
  languageId: "typescript",
  kind: "change",
  version: 1,
  before: "a\nb\nc\nd\ne\n",
  hunks: [first, second],
};
const both = "a\n// one\nb\nc\nd\nE\n";

describe("the state of a hunk in the present text", () => {
  it("stays accepted while the hunk is there", () => {
    assert.equal(presentState(file, first, "accepted", both, [first, second]).state, "accepted");
  });

  it("is open again for an inserted line that was taken back", () => {
    const current = "a\nb\nc\nd\nE\n";
    assert.equal(presentState(file, first, "accepted", current, [first, second]).state, "undecided");
  });

  it("is open again for each of two hunks that were taken back together", () => {
    const states = [first, second].map((hunk) => presentState(file, hunk, "accepted", file.before, [first, second]));
    assert.deepEqual(
      states.map(({ state }) => state),
      ["undecided", "undecided"],
    );
  });

  it("stays accepted where the person went on writing in it", () => {
    const current = "a\n// one and mine\nb\nc\nd\ne\n";
    assert.equal(presentState(file, first, "accepted", current, [first]).state, "accepted");
  });

  it("is a conflict where an open one would not land, with the lines that stand there", () => {
    const current = "a\nb\nc\nd\nmine\n";
    assert.deepEqual(presentState(file, second, "undecided", current, []), { state: "conflict", conflict: ["mine"] });
  });

  it("is open again once what it conflicted with is gone", () => {
    assert.equal(presentState(file, second, "conflict", file.before, []).state, "undecided");
  });

  it("stays rejected whatever the text is", () => {
    assert.equal(presentState(file, second, "rejected", "other\n", []).state, "rejected");
  });
});
