import assert from "node:assert/strict";
import fc from "fast-check";
import { wholeEnd } from "../../../../src/completion/shape/statements.ts";
import { at } from "../../marked.ts";

interface Asked {
  readonly lines: number;
  readonly isDone?: boolean;
  readonly document?: string;
  readonly languageId?: string;
}

/** What of a text is whole; `undefined` where nothing is. */
function whole(text: string, { lines, isDone = false, document = "█", languageId = "typescript" }: Asked) {
  const end = wholeEnd(text, at(document, languageId), isDone, lines);
  return end === undefined ? undefined : text.slice(0, end);
}

describe("the whole statements of a text that still streams", () => {
  it("are none before the first line ends", () => {
    assert.equal(whole("const a = b", { lines: 1 }), undefined);
  });

  it("are one behind a semicolon", () => {
    assert.equal(whole("const a = b;", { lines: 1 }), "const a = b;");
  });

  it("are all of it once nothing more comes", () => {
    assert.equal(whole("const a = b", { lines: 1, isDone: true }), "const a = b");
  });

  it("are as many as lines are wanted", () => {
    assert.equal(whole("a();\nb();\nc();\nd();\n", { lines: 3 }), "a();\nb();\nc();");
  });

  it("are the rest of the cursor's line, too", () => {
    assert.equal(whole("b + c;\nd();\n", { lines: 1, document: "const a = █" }), "b + c;");
  });

  it("begin behind the line break where the answer does", () => {
    assert.equal(whole("\n  a();\n  b();\n", { lines: 1, document: "if (x) {█\n}" }), "\n  a();");
  });

  it("are one where a call with an object has several lines", () => {
    const call = "call({\n  a: 1,\n  b: [\n    2,\n  ],\n});";
    assert.equal(whole(`${call}\nnext();\n`, { lines: 1 }), call);
  });

  it("are none while such a call is open", () => {
    assert.equal(whole("call({\n  a: 1,\n", { lines: 1 }), undefined);
  });

  it("are the line that opens a block where one line is wanted", () => {
    assert.equal(whole("if (a) {\n  b();\n}\n", { lines: 1 }), "if (a) {");
  });

  it("are not that line where more are wanted", () => {
    assert.equal(whole("if (a) {\n", { lines: 4 }), undefined);
  });

  it("go into the block where all of it is too much", () => {
    assert.equal(whole("if (a) {\n  b();\n  c();\n  d();\n}\n", { lines: 3 }), "if (a) {\n  b();\n  c();");
  });

  it("are the whole block where it fits", () => {
    assert.equal(whole("if (a) {\n  b();\n}\nc();\n", { lines: 3 }), "if (a) {\n  b();\n}");
  });

  it("go into a callback, whose lines are statements", () => {
    assert.equal(whole("each((a) => {\n  b();\n  c();\n", { lines: 2 }), "each((a) => {\n  b();");
  });

  it("go on in a line that begins with a dot", () => {
    assert.equal(whole("a\n  .b()\n  .c();\n", { lines: 1 }), "a\n  .b()\n  .c();");
  });

  it("wait for the next line where no semicolon ends one", () => {
    assert.equal(whole("a()\n", { lines: 1 }), undefined);
    assert.equal(whole("a()\nb", { lines: 1 }), "a()");
  });

  it("do not end in a string, whatever stands in it", () => {
    assert.equal(whole("const a = `x;\n  y;\n`;\nb();\n", { lines: 1 }), "const a = `x;\n  y;\n`;");
  });

  it("do not count brackets in strings and comments", () => {
    assert.equal(whole('a("{"); // (\nb();\n', { lines: 1 }), 'a("{"); // (');
  });

  it("end with the bracket that closes the block before the cursor", () => {
    const text = "\n  return 1;\n}\nb();\n";
    assert.equal(whole(text, { lines: 2, document: "function f() {█" }), "\n  return 1;\n}");
  });

  it("are entries of a list where the cursor stands in one", () => {
    assert.equal(whole("1,\n  2,\n", { lines: 1, document: "const a = [\n  █\n];" }), "1,");
  });

  it("follow Python's brackets and colons", () => {
    const python = { languageId: "python" };
    assert.equal(whole("if a:\n    b()\n", { lines: 1, ...python }), "if a:");
    assert.equal(whole("if a:\n    b()\n    c()\nd()\n", { lines: 3, ...python }), "if a:\n    b()\n    c()");
    assert.equal(
      whole("a = call(\n    1,\n    # )\n    2,\n)\nb\n", { lines: 1, ...python }),
      "a = call(\n    1,\n    # )\n    2,\n)",
    );
  });

  it("never end beyond the text, nor with white space, and never take back what was whole while one line is wanted", () => {
    const pieces = fc.array(
      fc.constantFrom("a();", "\n", "  ", "{", "}", "(", ")", "if (a) {", "// x", '"', "`", ",", ".b", "c"),
    );
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 5 }), (parts, lines) => {
        const text = parts.join("");
        const end = wholeEnd(text, at("█"), false, lines);
        assert.ok(end === undefined || (end <= text.length && text.slice(0, end).trim() !== ""));
        assert.ok(wholeEnd(text, at("█"), true, lines) !== undefined);
      }),
    );
  });
});
