import assert from "node:assert/strict";
import { hasName } from "../../../src/text/hasName.ts";

describe("whether a text has a name", () => {
  it("is so where it stands as a whole word", () => {
    assert.ok(hasName("const total = 1;", "total"));
  });

  it("is not so where it is a part of another", () => {
    assert.ok(!hasName("subtotal totals total_1 étotal $total", "total"));
  });

  it("is so where it stands behind such a part", () => {
    assert.ok(hasName("subtotal(total)", "total"));
  });
});
