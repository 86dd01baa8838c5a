import assert from "node:assert/strict";
import fc from "fast-check";
import { gate, gateShown } from "../../../src/completion/gate.ts";
import { atRest, type Situation } from "../../../src/completion/situation.ts";
import { at } from "../marked.ts";

const wanted = { inComments: true, inStrings: true };

function asking(marked: string, situation: Partial<Situation> = {}, languageId?: string): string | undefined {
  return gate(at(marked, languageId), { ...atRest, ...situation });
}

describe("the gate", () => {
  it("lets the end of a line through", () => {
    assert.equal(asking("const a = █"), undefined);
  });

  it("stops in a line that no person wrote", () => {
    assert.equal(asking(`${"a,".repeat(3000)}█`), "lineTooLong");
  });

  it("stops in binary data", () => {
    assert.equal(asking("a\0b\n█"), "binary");
  });

  it("stops where text is selected", () => {
    assert.equal(asking("const a = █", { hasSelection: true }), "selection");
  });

  describe("in a word", () => {
    it("stops in its middle", () => {
      assert.equal(asking("co█nst"), "middleOfWord");
    });

    it("lets its end before a bracket through", () => {
      assert.equal(asking("f(ab█)"), undefined);
    });
  });

  describe("inside brackets that are closed on the line", () => {
    for (const marked of ["f(█a, b)", "f(a, █b)", "[█1, 2]", "if (█x > 1) {", "f(a + █g(b))", "({ █a: 1 })"]) {
      it(`stops where something stands already: ${marked}`, () => {
        assert.equal(asking(marked), "insideBrackets");
      });
    }

    for (const marked of ["f(█)", "f(a, █)", "f(█, b)", "f(a, █, b);", "if (x && █) {", "f(() => {█})"]) {
      it(`lets a place through that is there to be filled: ${marked}`, () => {
        assert.equal(asking(marked), undefined);
      });
    }

    for (const marked of ["f(ne█, b)", "f(list.█ + 1)", "f(a, new █b)"]) {
      it(`lets through what is begun: ${marked}`, () => {
        assert.equal(asking(marked), undefined);
      });
    }

    it("lets text through that follows no bracket of the line", () => {
      assert.equal(asking("const a = █b + f(c);"), undefined);
    });
  });

  describe("after a suggestion was taken", () => {
    for (const marked of ["f(() => {\n  g();\n});█", "  return total;█\n}", "while (true) {\n  break;█"]) {
      it(`stops at the end of its block: ${JSON.stringify(marked)}`, () => {
        assert.equal(asking(marked, { acceptedHere: marked.slice(-3, -1) }), "justAccepted");
      });
    }

    it("asks for more within a block", () => {
      assert.equal(asking("  const total = sum(cart);█\n}", { acceptedHere: "sum(cart);" }), undefined);
    });

    it("asks again once something is typed", () => {
      assert.equal(asking("  return total;\n█}"), undefined);
    });
  });

  describe("beside the editor's own list", () => {
    it("lets an entry through that goes on with what is typed", () => {
      assert.equal(asking("console█", { selectedEntry: { typed: "con", text: "console" } }), undefined);
    });

    it("does not mind the case of letters", () => {
      assert.equal(asking("URL█", { selectedEntry: { typed: "ur", text: "URL" } }), undefined);
    });

    it("stops at an entry that says something else", () => {
      const selectedEntry = { typed: "gebi", text: "getElementById" };
      assert.equal(asking("document.getElementById█", { selectedEntry }), "editorList");
    });

    it("stops at a snippet of several lines", () => {
      const selectedEntry = { typed: "for", text: "for (const a of b) {\n}" };
      assert.equal(asking("for (const a of b) {\n}█", { selectedEntry }), "editorList");
    });
  });

  describe("in comments and strings", () => {
    it("lets both through where both are wanted", () => {
      assert.equal(asking("// the █"), undefined);
      assert.equal(asking('f("the █")'), undefined);
    });

    it("stops in a comment where none is wanted there", () => {
      assert.equal(asking("// the █", { wanted: { ...wanted, inComments: false } }), "inComment");
    });

    it("stops in a string where none is wanted there", () => {
      assert.equal(asking('f("the █")', { wanted: { ...wanted, inStrings: false } }), "inString");
    });

    it("lets code through where neither is wanted", () => {
      const nowhere = { wanted: { inComments: false, inStrings: false } };
      assert.equal(asking("/* a */ const b = 'c' + █ // d", nowhere), undefined);
    });
  });
});

describe("the gate before what is shown", () => {
  const pressed = (lastKey: "enter" | "tab" | "other", sinceLastKey = 60) => ({ ...atRest, lastKey, sinceLastKey });

  for (const key of ["enter", "tab"] as const) {
    it(`holds back what begins with white space right after ${key}`, () => {
      assert.equal(gateShown("  return 1;", at("f(\n█"), pressed(key)), "afterTab");
    });
  }

  it("lets it through a second later", () => {
    assert.equal(gateShown("  return 1;", at("f(\n█"), pressed("enter", 1000)), undefined);
  });

  it("lets it through after any other key", () => {
    assert.equal(gateShown(" = 1;", at("const a█"), pressed("other")), undefined);
  });

  it("lets a line break through, which nobody takes for an indentation", () => {
    assert.equal(gateShown("\n  return 1;", at("f() {█"), pressed("tab")), undefined);
  });

  it("never lets what begins with a blank take the Tab of somebody who indents", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ \t]+\S/),
        fc.constantFrom("enter" as const, "tab" as const),
        fc.nat(999),
        (text, key, since) => gateShown(text, at("a\n█"), pressed(key, since)) === "afterTab",
      ),
    );
  });

  it("holds back in a selection what is known already", () => {
    assert.equal(gateShown("x", at("a█"), { ...atRest, hasSelection: true }), "selection");
  });

  it("shows what is known where nobody would be asked", () => {
    assert.equal(gateShown("x", at("f(█a)"), atRest), undefined);
  });
});
