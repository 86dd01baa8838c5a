import assert from "node:assert/strict";
import { shape } from "../../../../src/completion/shape/index.ts";
import { at } from "../../marked.ts";

/** The document after taking the suggestion, the suggestion in brackets and what it replaced in braces; or the reason for none. */
function shaped(marked: string, completion: string): string {
  const snapshot = at(marked);
  const draft = shape(completion, snapshot);
  if (typeof draft === "string") {
    return draft;
  }
  const replaced = draft.replaceAfter === 0 ? "" : `{${snapshot.suffix.slice(0, draft.replaceAfter)}}`;
  return `${snapshot.prefix}[${draft.text}]${replaced}${snapshot.suffix.slice(draft.replaceAfter)}`;
}

describe("shaping a completion", () => {
  it("offers the rest of a line as it is", () => {
    assert.equal(shaped("const a = █", "b + c;"), "const a = [b + c;]");
  });

  it("offers nothing for white space alone", () => {
    assert.equal(shaped("const a = █", " \n\t\n"), "empty");
  });

  it("takes the blank end off", () => {
    assert.equal(shaped("const a = █", "b;  \n\n"), "const a = [b;]");
  });

  it("gives line feeds for whatever line ends the model wrote", () => {
    assert.equal(shaped("if (a) {█", "\r\n  b();\r\n}"), "if (a) {[\n  b();\n}]");
  });

  describe("cuts where the block ends", () => {
    it("keeps the closing bracket of the block begun on the cursor's line", () => {
      assert.equal(shaped("function f() {█", "\n  return 1;\n}\n\nfunction g() {"), "function f() {[\n  return 1;\n}]");
    });

    it("ends with the bracket that closes the block it stands in, where the document does not have it", () => {
      assert.equal(shaped("{\n  █", "a();\n  b();\n}\nc();"), "{\n  [a();\n  b();\n}]");
      assert.equal(shaped("{\n  █\n}", "a();\n  b();\n}\nc();"), "{\n  [a();\n  b();]\n}");
    });

    it("ends before a line that is indented less than the block", () => {
      assert.equal(shaped("if x:\n    █", "a()\n    b()\nc()"), "if x:\n    [a()\n    b()]");
    });

    it("keeps one line where text follows the cursor", () => {
      assert.equal(shaped("f(█, c)", "a, b\nmore"), "f([a, b], c)");
    });

    it("keeps the lines of a block while only closing brackets follow the cursor", () => {
      assert.equal(shaped("f(() => {█})", "\n  a();\n})"), "f(() => {[\n  a();\n})]{})}");
    });

    it("goes on with the statements that follow a whole one, to the bracket that closes their block", () => {
      assert.equal(shaped("if (x) {\n  a();█", "\n  b();\n  c();\n}\nd();"), "if (x) {\n  a();[\n  b();\n  c();\n}]");
    });

    it("ends before another branch of the block", () => {
      assert.equal(shaped("if (x) {\n  a();█", "\n  b();\n} else {\n  c();\n}"), "if (x) {\n  a();[\n  b();]");
    });

    it("lets an indented language end its block by the indentation alone", () => {
      assert.equal(shaped("def f():█", "\n    return 1\n\ndef g():\n"), "def f():[\n    return 1]");
    });
  });

  it("drops what hides a character", () => {
    assert.equal(shaped("const a = █", "is\u{200b}Admin;"), "invisibleCharacters");
  });

  it("keeps a joiner that the script around it needs", () => {
    assert.equal(
      shaped('const a = "\u{645}\u{6cc}█";', "\u{200c}\u{62e}"),
      'const a = "\u{645}\u{6cc}[\u{200c}\u{62e}]";',
    );
  });

  it("does not mind what stands around the cursor", () => {
    assert.equal(shaped("const \u{200b}a = █", "b;"), "const \u{200b}a = [b;]");
  });

  describe("does not write twice what follows", () => {
    it("takes the rest of the line off the completion's end", () => {
      assert.equal(shaped("const a = █ + d;", "b + c + d;"), "const a = [b + c] + d;");
    });

    it("takes the next lines off the completion's end", () => {
      assert.equal(shaped("a();\n█\nc();\nd();", "b();\nc();\nd();"), "a();\n[b();]\nc();\nd();");
    });

    it("offers nothing where the whole answer already follows", () => {
      assert.equal(shaped("f(█ a, b)", "a, b)"), "repeatsSuffix");
    });

    it("offers nothing that makes the line the same as the next", () => {
      assert.equal(shaped("imp█\nimport a;", "ort a;"), "repeatsNextLine");
    });

    it("lets closing brackets repeat, as they do where blocks nest", () => {
      assert.equal(shaped("  if (a) {\n    b();\n  █\n}", "}"), "  if (a) {\n    b();\n  [}]\n}");
    });
  });

  describe("overwrites what the editor closed by itself", () => {
    it("replaces the bracket that the completion closes", () => {
      assert.equal(shaped("f(█)", "a, b);"), "f([a, b);]{)}");
    });

    it("leaves the bracket that the completion does not close", () => {
      assert.equal(shaped("f(g(█))", "a)"), "f(g([a)]{)})");
    });

    it("keeps the outer bracket when the completion has a call of its own", () => {
      assert.equal(shaped("console.log(█)", "foo(a)"), "console.log([foo(a)])");
    });

    it("replaces the quote that the completion closes", () => {
      assert.equal(shaped('const a = "█"', 'b";'), 'const a = "[b";]{"}');
    });
  });
});
