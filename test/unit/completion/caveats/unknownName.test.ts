import assert from "node:assert/strict";
import fc from "fast-check";
import { unknownNames } from "../../../../src/completion/caveats/unknownName.ts";
import { isLanguageName } from "../../../../src/evidence/names/index.ts";
import { at } from "../../marked.ts";

/** The names with a caveat in what is suggested at the cursor. */
function namesIn(text: string, marked: string, languageId?: string): readonly string[] {
  return unknownNames(text, at(marked, languageId), isLanguageName).flatMap((caveat) =>
    caveat.kind === "unknownName" ? [caveat.name] : [],
  );
}

describe("a name that nothing defines", () => {
  for (const text of [
    "fetchTotals(cart);",
    "totals.sum();",
    "lookup?.get(1);",
    "cells[0];",
    "totals;",
    "await loaded;",
  ]) {
    it(`has a caveat where it is used: ${text}`, () => {
      assert.equal(namesIn(text, "const cart = [];\nconst sum = █").length, 1);
    });
  }

  it("is put together from what is typed and what is suggested", () => {
    assert.deepEqual(namesIn("Totals(cart);", "const cart = [];\nconst sum = fetch█"), ["fetchTotals"]);
  });

  it("is told once", () => {
    assert.deepEqual(namesIn("total(1) + total(2);", "const sum = █"), ["total"]);
  });

  it("has a caveat in Python", () => {
    assert.deepEqual(namesIn("fetch_totals(cart)", "cart = []\nsums = █", "python"), ["fetch_totals"]);
  });
});

describe("no caveat", () => {
  const none: readonly (readonly [string, string, string])[] = [
    ["the text before defines the name", "total(cart);", "import { total } from './prices';\nconst sum = █"],
    ["the text behind defines the name", "total(cart);", "const sum = █\nfunction total() {}"],
    ["the suggestion defines the name", "1;\nconst rest = sum();\nrest.go();", "const sum = █"],
    ["the suggestion takes it as a parameter", "(item) => item.price;", "const price = █"],
    ["the suggestion declares a function", "\nfunction total() {\n}", "f();█"],
    ["the suggestion declares a method", "\n  async total(cart: Cart) {", "class A {█"],
    ["the suggestion declares a signature", "\n  total(cart: Cart): number;", "interface A {█"],
    ["the language has the name", "Math.max(1, parseInt(a));", "const sum = █"],
    ["the name is a member", ".fetchTotals(1).sum();", "const sum = this█"],
    ["the name is a property", "{ fetchTotals: 1 };", "const sum = █"],
    ["the name stands in a string", '"call(me)";', "const sum = █"],
    ["the name stands in a comment", "1; // call(me)", "const sum = █"],
    ["the cursor stands in a comment", "call(me)", "// to █"],
    ["the cursor stands in a string", "call(me)", "f('to █')"],
  ];
  for (const [why, text, marked] of none) {
    it(`is given where ${why}`, () => {
      assert.deepEqual(namesIn(text, marked), []);
    });
  }

  it("is given where another document has the name", () => {
    assert.deepEqual(
      unknownNames("total(1);", at("const sum = █"), (name) => name === "total"),
      [],
    );
  });

  it("is given in languages whose names may come from anywhere", () => {
    assert.deepEqual(namesIn("total(1);", "int sum = █", "java"), []);
  });

  it("is given in Python where all names of a module are imported", () => {
    assert.deepEqual(namesIn("total(1)", "from prices import *\nsums = █", "python"), []);
  });

  it("is given for any name that the text around the cursor has", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-zA-Z0-9_]{2,12}$/), (name) => {
        assert.deepEqual(namesIn(`${name}(1);`, `const ${name} = f;\nconst sum = █`), []);
      }),
    );
  });
});
