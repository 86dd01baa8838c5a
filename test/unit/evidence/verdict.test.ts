import assert from "node:assert/strict";
import type { CheckResult, Finding } from "../../../src/evidence/check.ts";
import { verdictOf } from "../../../src/evidence/verdict.ts";

const problem: Finding = { kind: "cutOff", severity: "problem", place: {} };
const doubt: Finding = { kind: "cutOff", severity: "doubt", place: {} };

const passed = result({ outcome: "passed", seen: ["a.ts"] });
const half = result({ outcome: "passed", seen: ["a.ts"], unseen: ["b.vue"] });
const notChecked = result({ outcome: "notChecked", reason: "noGrammar" });
const nothing = result({ outcome: "notChecked", reason: "nothingToCheck" });
const doubted = result({ outcome: "found", findings: [doubt] });
const wrong = result({ outcome: "found", findings: [doubt, problem] });

function result(part: Partial<CheckResult>): CheckResult {
  return { check: "answer", outcome: "passed", findings: [], seen: [], unseen: [], ...part };
}

describe("the verdict of some checks", () => {
  const rows = [
    ["is unchecked without any check", [], "unchecked"],
    ["is unchecked where none could look", [notChecked, nothing], "unchecked"],
    ["is checked where all ran, saw all and found nothing", [passed, passed], "checked"],
    ["is partly checked where one could not look", [passed, notChecked], "partlyChecked"],
    ["is partly checked where one had nothing to look at", [passed, nothing], "partlyChecked"],
    ["is partly checked where one did not see all", [passed, half], "partlyChecked"],
    ["is partly checked where one has a doubt", [passed, doubted], "partlyChecked"],
    ["is a problem where one found one, whatever the others say", [notChecked, half, wrong, passed], "problem"],
  ] as const;
  for (const [name, results, verdict] of rows) {
    it(name, () => {
      assert.equal(verdictOf(results), verdict);
    });
  }

  it("is partly checked, and never checked, where each problem was dismissed", () => {
    assert.equal(
      verdictOf([passed, wrong], () => true),
      "partlyChecked",
    );
  });

  it("stays a problem where a doubt alone was dismissed", () => {
    assert.equal(
      verdictOf([wrong], ({ severity }) => severity === "doubt"),
      "problem",
    );
  });
});
