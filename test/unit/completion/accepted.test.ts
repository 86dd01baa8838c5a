import assert from "node:assert/strict";
import { acceptedBy } from "../../../src/completion/accepted.ts";

describe("a suggestion that was taken", () => {
  it("is what a change put in", () => {
    assert.equal(acceptedBy(["sum(cart);"], "sum(cart);"), "sum(cart);");
  });

  it("may stand behind the entry of the editor's list that it extends", () => {
    assert.equal(acceptedBy(["console.log();"], ".log();"), ".log();");
  });

  it("may have the line ends of the document", () => {
    assert.equal(acceptedBy(["{\r\n}"], "{\n}"), "{\n}");
  });

  it("is none where only a part was taken", () => {
    assert.equal(acceptedBy(["sum"], "sum(cart);"), undefined);
  });

  it("is none where one character was typed", () => {
    assert.equal(acceptedBy([";"], ";"), undefined);
  });

  it("is none where nothing was offered", () => {
    assert.equal(acceptedBy(["sum"], ""), undefined);
  });
});
