import assert from "node:assert/strict";
import { gate } from "../../../src/completion/gate.ts";
import { at } from "../marked.ts";

describe("the gate", () => {
  it("lets the end of a line through", () => {
    assert.equal(gate(at("const a = █")), undefined);
  });

  it("lets the end of a word before a bracket through", () => {
    assert.equal(gate(at("f(ab█)")), undefined);
  });

  it("stops in the middle of a word", () => {
    assert.equal(gate(at("co█nst")), "middleOfWord");
  });

  it("stops in a line that no person wrote", () => {
    assert.equal(gate(at(`${"a,".repeat(3000)}█`)), "lineTooLong");
  });

  it("stops in binary data", () => {
    assert.equal(gate(at("a\0b\n█")), "binary");
  });
});
