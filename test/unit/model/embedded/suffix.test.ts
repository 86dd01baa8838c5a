import assert from "node:assert/strict";
import fc from "fast-check";
import { beforeSuffix, repeatsBelow } from "../../../../src/model/embedded/suffix.ts";

describe("beforeSuffix", () => {
  it("leaves a guess whole where nothing stands behind the cursor", () => {
    fc.assert(fc.property(fc.string(), (guess) => assert.equal(beforeSuffix(guess, "\nnext();"), guess)));
  });

  it("cuts off what stands behind the cursor", () => {
    assert.equal(beforeSuffix("b, c);", ");\n"), "b, c");
    assert.equal(beforeSuffix("b, c);", ", c);   \n"), "b");
  });

  it("stops before brackets that the editor closed, though a semicolon is missing", () => {
    assert.equal(beforeSuffix("value);", ")"), "value");
    assert.equal(beforeSuffix("text',", "'"), "text");
  });

  it("refuses a guess that does not lead to what stands there", () => {
    assert.equal(beforeSuffix("value);", " + 1);"), undefined);
    assert.equal(beforeSuffix("value", ")"), undefined);
  });
});

describe("repeatsBelow", () => {
  it("sees the next line that is not blank, whatever its indentation", () => {
    assert.equal(repeatsBelow("  run(all);", "\n\n    run(all);\nstop();"), true);
    assert.equal(repeatsBelow("run(all);", "\nstop();\nrun(all);"), false);
    assert.equal(repeatsBelow("run(all);", ""), false);
  });

  it("lets lines without a word repeat", () => {
    assert.equal(repeatsBelow("}", "\n}\n"), false);
  });
});
