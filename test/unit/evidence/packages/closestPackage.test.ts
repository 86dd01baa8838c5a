import assert from "node:assert/strict";
import { closestPackage } from "../../../../src/evidence/checks/packages/closestPackage.ts";
import { popularNpm } from "../../../../src/evidence/checks/packages/npm/popular.ts";
import { popularPython } from "../../../../src/evidence/checks/packages/python/popular.ts";

describe("the package that a name looks like", () => {
  const rows: readonly [what: string, name: string, expected: string | undefined][] = [
    ["one letter left out", "expres", "express"],
    ["two letters swapped", "lodahs", "lodash"],
    ["two slips in a long name", "typescrpit-x", undefined],
    ["two edits in a long name", "tpyescrit", "typescript"],
    ["two edits in a short name", "recta", undefined],
    ["other separators", "date_fns", "date-fns"],
    ["a scope for a separator", "@body/parser", "body-parser"],
    ["a separator more", "type-script", "typescript"],
    ["the name itself", "express", undefined],
    ["a name of its own", "caveat", undefined],
    ["a name too short to tell", "vux", undefined],
  ];
  for (const [what, name, expected] of rows) {
    it(`is ${expected ?? "none"} for ${what}`, () => {
      assert.equal(closestPackage(name, popularNpm), expected);
    });
  }

  it("is not looked for among names that are cut", () => {
    for (const names of [popularNpm, popularPython]) {
      assert.ok(names.size >= 300);
      assert.deepEqual(
        [...names].filter((name) => !/^(?:@[\w-]+\/)?[a-z\d][\w.-]*[a-z\d]$/i.test(name)),
        [],
      );
    }
  });
});
