import assert from "node:assert/strict";
import { dropCopy } from "../../../../src/completion/shape/dropCopy.ts";
import { dropLoop } from "../../../../src/completion/shape/dropLoop.ts";
import { dropProse } from "../../../../src/completion/shape/dropProse.ts";
import { dropRepeatedNextLine } from "../../../../src/completion/shape/dropRepeatedNextLine.ts";
import { dropRepeatedPreviousLine } from "../../../../src/completion/shape/dropRepeatedPreviousLine.ts";
import { dropRepeatedTail } from "../../../../src/completion/shape/dropRepeatedTail.ts";
import { dropSecret } from "../../../../src/completion/shape/dropSecret.ts";
import { dropWrongIndentation } from "../../../../src/completion/shape/dropWrongIndentation.ts";
import type { Filter } from "../../../../src/completion/shape/filter.ts";
import { at } from "../../marked.ts";

/** Why a filter drops a text, or `kept`. */
function told(filter: Filter, marked: string, text: string, languageId = "typescript"): string {
  const filtered = filter({ text, replaceAfter: 0 }, at(marked, languageId));
  return typeof filtered === "string" ? filtered : "kept";
}

describe("what is not offered", () => {
  describe("because it says again what ends at the cursor", () => {
    it("drops a whole call that was just written", () => {
      assert.equal(told(dropRepeatedTail, "const a = sumOf(all);█", "sumOf(all);"), "repeatsItself");
    });

    it("keeps what is short enough to be meant twice", () => {
      assert.equal(told(dropRepeatedTail, "f(a, █)", "a, "), "kept");
    });

    it("keeps the same on a line of its own", () => {
      assert.equal(told(dropRepeatedTail, "sumOf(all);█", "\nsumOf(all);"), "kept");
    });
  });

  describe("because it repeats the line above", () => {
    it("drops a declaration that was just made", () => {
      assert.equal(told(dropRepeatedPreviousLine, "const a = 1;\n█", "const a = 1;"), "repeatsPreviousLine");
    });

    it("counts what is typed of the line", () => {
      assert.equal(told(dropRepeatedPreviousLine, "call(first);\ncall(█", "first);"), "repeatsPreviousLine");
    });

    it("keeps even a declaration where the file has it twice in a row already", () => {
      const twice = "const a = sum(b);\nconst a = sum(b);\n";
      assert.equal(told(dropRepeatedPreviousLine, `${twice}const a = █`, "sum(b);"), "kept");
    });

    it("keeps a value like the one above", () => {
      assert.equal(told(dropRepeatedPreviousLine, "[\n  0,\n  █\n]", "0,"), "kept");
    });

    it("keeps a call where the file has the same call twice in a row", () => {
      assert.equal(told(dropRepeatedPreviousLine, "advance();\nadvance();\nx();\nadvance();\n█", "advance();"), "kept");
    });

    it("keeps a bracket that closes the next block", () => {
      assert.equal(told(dropRepeatedPreviousLine, "{\n  {\n  }\n█", "}"), "kept");
    });
  });

  describe("because it repeats the line below", () => {
    it("drops what stands there once", () => {
      assert.equal(told(dropRepeatedNextLine, "█\ncall(first);", "call(first);"), "repeatsNextLine");
    });

    it("keeps what stands above as well", () => {
      assert.equal(told(dropRepeatedNextLine, "  a();\n  break;\n  b();\n  █\n  break;", "break;"), "kept");
    });
  });

  describe("because it repeats itself", () => {
    it("drops a line that says the same four times", () => {
      assert.equal(told(dropLoop, "█", "a.concat(b).concat(b).concat(b).concat(b).concat(b)"), "repeatsItself");
    });

    it("keeps rules and numbers", () => {
      assert.equal(told(dropLoop, "█", `// ${"-".repeat(80)}\n[${"0x00, ".repeat(16)}]`), "kept");
    });
  });

  describe("because it is prose", () => {
    it("drops a sentence where code belongs", () => {
      assert.equal(told(dropProse, "a();\n█", "This function adds up all the values."), "prose");
    });

    it("drops an introduction", () => {
      assert.equal(told(dropProse, "a();\n█", "Here is the code:\nb();"), "prose");
    });

    it("keeps a sentence in a comment", () => {
      assert.equal(told(dropProse, "/*\n█", "This function adds up all the values."), "kept");
    });

    it("keeps a sentence in a text for people", () => {
      assert.equal(told(dropProse, "# Sums\n█", "This function adds up all the values.", "markdown"), "kept");
    });

    it("keeps a sentence between tags", () => {
      assert.equal(told(dropProse, "  <p>\n    █", "This page adds up all the values.", "typescriptreact"), "kept");
    });

    it("keeps code that begins with a capital letter", () => {
      assert.equal(told(dropProse, "a();\n█", "Object.assign(a, b);"), "kept");
    });
  });

  describe("because it copies the file", () => {
    const file =
      "function first() {\n  const total = sum(values);\n  return total / values.length;\n}\n\nfunction second() {\n  open();\n";

    it("drops two lines that stand elsewhere behind something else", () => {
      const copy = "const total = sum(values);\n  return total / values.length;";
      assert.equal(told(dropCopy, `${file}  █\n}`, copy), "copiesFile");
    });

    it("keeps them behind a line like the one there", () => {
      const copy = "const total = sum(values);\n  return total / values.length;";
      assert.equal(told(dropCopy, `${file}}\n\nfunction third() {\n  █\n}`, copy), "kept");
    });

    it("keeps one line", () => {
      assert.equal(told(dropCopy, `${file}  █\n}`, "const total = sum(values);\n  close();"), "kept");
    });

    it("keeps short lines, which stand everywhere", () => {
      assert.equal(told(dropCopy, "a {\n  b;\n}\nc();\n█", "b;\n}"), "kept");
    });
  });

  describe("because it is indented wrongly", () => {
    it("drops a line too deep where indentation makes the blocks", () => {
      assert.equal(
        told(dropWrongIndentation, "def f():\n    a()\n    █", "b()\n        c()", "python"),
        "wrongIndentation",
      );
    });

    it("drops a block that is none", () => {
      assert.equal(told(dropWrongIndentation, "def f():\n    █", "if a:\n    b()", "python"), "wrongIndentation");
    });

    it("keeps a line that ends the block", () => {
      assert.equal(
        told(dropWrongIndentation, "def f():\n    a()\n    █", "b()\n\ndef g():\n    c()", "python"),
        "kept",
      );
    });

    it("keeps lines within brackets", () => {
      assert.equal(told(dropWrongIndentation, "def f():\n    █", "call(a,\n         b)", "python"), "kept");
    });
  });

  describe("because it holds a secret", () => {
    const token = `ghp_${"a1B2".repeat(9)}`;

    it("drops a token", () => {
      assert.equal(told(dropSecret, "const a = █", `"${token}";`), "secret");
    });

    it("drops a private key", () => {
      assert.equal(told(dropSecret, "const a = █", "`-----BEGIN RSA PRIVATE KEY-----\nMIIE`"), "secret");
    });

    it("keeps one that the file has already", () => {
      assert.equal(told(dropSecret, `const b = "${token}";\nconst a = █`, `"${token}";`), "kept");
    });
  });
});
