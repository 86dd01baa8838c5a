import assert from "node:assert/strict";
import type { CheckId, CheckResult } from "../../../src/evidence/check.ts";
import { settledByTypes } from "../../../src/evidence/settledByTypes.ts";

function result(check: CheckId, part: Partial<CheckResult>): CheckResult {
  return { check, outcome: "passed", findings: [], seen: [], unseen: [], ...part };
}

function doubtOf(path: string): CheckResult {
  const finding = { kind: "undefinedName", name: "toal", severity: "doubt", place: { path, line: 3 } } as const;
  return result("names", { outcome: "found", findings: [finding], seen: [path] });
}

describe("what the compiler settles", () => {
  it("is a doubt of a name in a file that it looked at", () => {
    const [, names] = settledByTypes([result("semantic", { seen: ["src/cart.ts"] }), doubtOf("src/cart.ts")]);
    assert.deepEqual([names?.outcome, names?.findings], ["passed", []]);
  });

  it("is no doubt of a name in a file that it left alone", () => {
    const doubt = doubtOf("src/cart.js");
    const semantic = result("semantic", { seen: ["src/cart.ts"], unseen: ["src/cart.js"] });
    assert.deepEqual(settledByTypes([semantic, doubt]), [semantic, doubt]);
  });

  it("is nothing where it did not look at all", () => {
    const doubt = doubtOf("src/cart.ts");
    const semantic = result("semantic", { outcome: "notChecked", reason: "notReady", unseen: ["src/cart.ts"] });
    assert.deepEqual(settledByTypes([semantic, doubt]), [semantic, doubt]);
  });
});
