import assert from "node:assert/strict";
import fc from "fast-check";
import type { CheckResult, Finding } from "../../../src/evidence/index.ts";
import { countProblems, isCheckedAgain, type Round, type RoundOutcome, rounded } from "../../../src/feature/rounds.ts";

const first: Round = { mends: "t1", number: 1, most: 2, before: 3, sent: ["a", "b", "c"] };
const answered: RoundOutcome = { state: "done", hasChanges: true, isChecked: true, problems: 1 };

function ended(round: Partial<Round>, outcome: Partial<RoundOutcome>) {
  const { found, end } = rounded({ ...first, ...round }, { ...answered, ...outcome });
  return [found, end];
}

describe("a round of asking again", () => {
  it("is followed by another where problems are left, and fewer than before", () => {
    assert.deepEqual(ended({}, {}), [1, undefined]);
  });

  it("is the last where no problem is left", () => {
    assert.deepEqual(ended({}, { problems: 0 }), [0, "mended"]);
  });

  it("is the last where as many are left as before", () => {
    assert.deepEqual(ended({}, { problems: 3 }), [3, "noFewer"]);
  });

  it("is the last where there are as many as may be", () => {
    assert.deepEqual(ended({ number: 2 }, {}), [1, "last"]);
  });

  it("mends nothing where the answer gives no changes", () => {
    assert.deepEqual(ended({}, { hasChanges: false, problems: 0 }), [undefined, "noChanges"]);
  });

  it("mends nothing where a check that had found a problem did not look again", () => {
    assert.deepEqual(ended({}, { isChecked: false, problems: 0 }), [0, "notChecked"]);
  });

  it("is the last where nobody answered, whatever arrived", () => {
    assert.deepEqual(ended({}, { state: "failed" }), [undefined, "failed"]);
    assert.deepEqual(ended({}, { state: "stopped" }), [undefined, "stopped"]);
  });

  it("comes to an end however a model answers, after as many rounds as may be at most", () => {
    const counts = fc.array(fc.nat(20), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }), counts, (most, before, problems) => {
        let round: Round = { ...first, most, before };
        for (const found of problems) {
          round = rounded(round, { ...answered, problems: found });
          if (round.end !== undefined) {
            break;
          }
          round = { ...first, number: round.number + 1, most, before: round.found ?? 0 };
        }
        assert.ok(round.end !== undefined && round.number <= most);
      }),
    );
  });
});

describe("the problems that a round counts", () => {
  const syntax: Finding = { kind: "syntaxError", near: "{", severity: "problem", place: {} };

  it("are not doubts", () => {
    assert.equal(countProblems([syntax, { kind: "moved", severity: "doubt", place: {} }]), 1);
  });

  it("are as many as tests fail", () => {
    const broken: Finding = {
      kind: "testsBroken",
      command: "npm test",
      count: 3,
      names: [],
      severity: "problem",
      place: {},
    };
    assert.equal(countProblems([syntax, broken]), 4);
  });
});

describe("what was found before is looked at again", () => {
  const none: CheckResult = { check: "shadow", outcome: "passed", findings: [], seen: [], unseen: [] };
  const broken: CheckResult = {
    ...none,
    outcome: "found",
    findings: [{ kind: "commandBroken", command: "make", output: "", severity: "problem", place: {} }],
  };

  it("where the same check looks", () => {
    assert.ok(isCheckedAgain([broken], [none]));
    assert.ok(!isCheckedAgain([broken], [{ ...none, check: "syntax" }]));
  });

  it("not where it could not look", () => {
    assert.ok(!isCheckedAgain([broken], [{ ...none, outcome: "notChecked", reason: "failed" }]));
  });

  it("where there is nothing to look at any more", () => {
    assert.ok(isCheckedAgain([broken], [{ ...none, outcome: "notChecked", reason: "nothingToCheck" }]));
  });

  it("where it had found no problem, whatever it does now", () => {
    assert.ok(isCheckedAgain([none], []));
  });
});
