import assert from "node:assert/strict";
import type { Finding } from "../../../src/evidence/index.ts";
import { tellFinding } from "./editorWords.ts";

describe("what a person reads of a compiler's error", () => {
  const finding: Finding = {
    kind: "compilerError",
    what: "members",
    code: 2551,
    message: "Property 'totl' does not exist on type 'Cart'. Did you mean 'total'?",
    severity: "problem",
    place: { path: "src/cart.ts", line: 4 },
  };

  it("is what it is about, then the compiler's own words and number", () => {
    assert.equal(
      tellFinding(finding),
      "There is no such member. TypeScript: Property 'totl' does not exist on type 'Cart'. Did you mean 'total'? (TS2551)",
    );
  });

  it("begins with the place where that is in a file that the change leaves alone", () => {
    assert.match(
      tellFinding({ ...finding, elsewhere: "src/order.ts:5" }),
      /^At `src\/order\.ts:5`, which this change does not touch: There is no such member\./,
    );
  });
});
