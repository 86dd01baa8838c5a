import assert from "node:assert/strict";
import { isLimited, needsLedger, refusalOf } from "../../../src/usage/budgets.ts";

const nothing = { feature: 0, day: 0, month: 0 };

describe("the budgets", () => {
  it("let anything go where none is set", () => {
    assert.equal(
      refusalOf({ feature: "fix", dollars: 1000 }, nothing, { request: 0, day: 0, features: { fix: 0 } }),
      undefined,
    );
  });

  it("tell the narrowest one that has no room", () => {
    const budgets = { request: 1, features: { fix: 2 }, day: 3, month: 4 };
    const refusals = [
      refusalOf({ feature: "fix", dollars: 1.5 }, { feature: 9, day: 9, month: 9 }, budgets),
      refusalOf({ feature: "fix", dollars: 1 }, { feature: 1.5, day: 9, month: 9 }, budgets),
      refusalOf({ feature: "fix", dollars: 1 }, { feature: 0, day: 2.5, month: 9 }, budgets),
      refusalOf({ feature: "fix", dollars: 1 }, { feature: 0, day: 0, month: 3.5 }, budgets),
    ];
    assert.deepEqual(refusals, ["request", "feature", "day", "month"]);
  });

  it("of a feature limit no other", () => {
    const budgets = { features: { fix: 1 } };
    assert.deepEqual([isLimited("fix", budgets), isLimited("explain", budgets)], [true, false]);
  });

  it("of one request need no ledger", () => {
    assert.deepEqual([needsLedger("fix", { request: 1 }), needsLedger("fix", { request: 1, month: 1 })], [false, true]);
  });
});
