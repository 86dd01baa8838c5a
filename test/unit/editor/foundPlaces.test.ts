import assert from "node:assert/strict";
import type { TurnState } from "../../../src/editor/panel/turnState.ts";
import { draftTurn } from "../../../src/editor/panel/turnState.ts";
import { foundPlaces, withDismissals } from "./editorWords.ts";
import { proposedTurn, weakHash } from "./turns.ts";

const before = "one\ntwo\nthree\nfour\n";

/** Each place as `line: kind`, lines counted from 0. */
function placesIn(turns: readonly TurnState[], present: string = before): readonly string[] {
  return foundPlaces(turns, () => present).map(({ line, finding }) => `${line}: ${finding.kind}`);
}

describe("a finding about a change that is open", () => {
  it("stands at the line that the change replaces, and says that it is about a proposal", () => {
    const [place] = foundPlaces([proposedTurn()], () => undefined);
    assert.deepEqual([place?.line, place?.isProposed, place?.check], [2, true, "unsafe"]);
  });

  it("moves with the line while the file changes above", () => {
    assert.deepEqual(placesIn([proposedTurn()], `zero\n${before}`), ["3: unsafe"]);
  });

  it("is gone once the line is another", () => {
    assert.deepEqual(placesIn([proposedTurn()], before.replace("three", "3")), []);
  });

  it("moves with the lines that accepted changes bring", () => {
    const turn = proposedTurn({ decisions: { h1: "accepted" } });
    assert.deepEqual(placesIn([turn], before.replace("one", "ONE\nAND A HALF")), ["3: unsafe"]);
  });

  for (const state of ["accepted", "rejected", "conflict"] as const) {
    it(`is gone once the change is ${state === "conflict" ? "in conflict" : state}`, () => {
      assert.deepEqual(placesIn([proposedTurn({ decisions: { h2: state } })]), []);
    });
  }

  it("is gone once it is dismissed", () => {
    const turn = withDismissals(proposedTurn(), [{ check: "unsafe", rule: "weak-hash" }]);
    assert.deepEqual(placesIn([turn]), []);
  });

  it("is gone where a newer proposal takes its place", () => {
    assert.deepEqual(placesIn([proposedTurn(), proposedTurn({ id: "t2", results: [] })]), []);
  });

  it("stays while something is asked that proposes nothing", () => {
    assert.deepEqual(placesIn([proposedTurn(), draftTurn("t2", { feature: "explain" }, "Why?")]), ["2: unsafe"]);
  });
});

describe("a finding about a change that was not committed", () => {
  const { path = "" } = weakHash.place;
  const reviewed: TurnState = {
    ...draftTurn("t1", { feature: "review" }, ""),
    state: "done",
    results: [
      {
        check: "unsafe",
        outcome: "found",
        findings: [{ ...weakHash, place: { hunk: `${path}#0`, path, line: 2 } }],
        seen: [path],
        unseen: [],
      },
    ],
    reviewed: [{ uri: `file:///shop/${path}`, path, text: before }],
  };

  it("stands at its line, and is about what is in the file", () => {
    const [place] = foundPlaces([reviewed], () => undefined);
    assert.deepEqual([place?.line, place?.isProposed], [2, false]);
  });

  it("moves with its line", () => {
    assert.deepEqual(placesIn([reviewed], before.replace("one\n", "")), ["1: unsafe"]);
  });

  it("is gone once its line is another", () => {
    assert.deepEqual(placesIn([reviewed], before.replace("three", "3")), []);
  });
});

describe("a finding that is in no file", () => {
  it("stands nowhere", () => {
    const cutOff = { kind: "cutOff", severity: "problem", place: {} } as const;
    const turn = proposedTurn({
      results: [{ check: "answer", outcome: "found", findings: [cutOff], seen: [], unseen: [] }],
    });
    assert.deepEqual(placesIn([turn]), []);
  });
});
