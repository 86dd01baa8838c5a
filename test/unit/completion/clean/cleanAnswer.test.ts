import assert from "node:assert/strict";
import fc from "fast-check";
import { cleanAnswer } from "../../../../src/completion/clean/index.ts";
import { at } from "../../marked.ts";

/** The document after taking what a whole answer says, that text in brackets; or the reason for none. */
function cleaned(marked: string, raw: string, languageId = "typescript"): string {
  const snapshot = at(marked, languageId);
  const { text, reason } = cleanAnswer(raw, snapshot, true);
  return reason ?? `${snapshot.prefix}[${text.trimEnd()}]${snapshot.suffix}`;
}

function isOver(marked: string, raw: string): boolean {
  return cleanAnswer(raw, at(marked), false).isOver;
}

describe("cleaning an answer", () => {
  it("leaves a right answer as it is", () => {
    assert.equal(cleaned("const a = █", "b + c;"), "const a = [b + c;]");
  });

  it("gives line feeds for whatever line ends the model wrote", () => {
    assert.equal(cleaned("if (a) {█", "\r\n  b();\r\n}"), "if (a) {[\n  b();\n}]");
  });

  describe("takes off a fence", () => {
    it("with its language", () => {
      assert.equal(cleaned("const a = █", "```js\nb + 1;\n```"), "const a = [b + 1;]");
    });

    it("of tildes", () => {
      assert.equal(cleaned("const a = █", "~~~\nb + 1;\n~~~\n"), "const a = [b + 1;]");
    });

    it("and all that is said behind it", () => {
      assert.equal(cleaned("const a = █", "```\nb;\n```\nThis adds one."), "const a = [b;]");
    });

    it("and knows then that nothing more counts", () => {
      assert.equal(isOver("const a = █", "```\nb;\n```"), true);
    });

    it("and the words before it", () => {
      assert.equal(cleaned("const a = █", "Use the sum of both here:\n\n```ts\nb + c;\n```"), "const a = [b + c;]");
    });

    it("but not the two backquotes of an empty template", () => {
      assert.equal(cleaned("const a = █", "``;"), "const a = [``;]");
    });

    it("but not where text is written, to which fences belong", () => {
      assert.equal(cleaned("Example:\n█", "```js\nb;\n```", "markdown"), "Example:\n[```js\nb;\n```]");
    });

    it("but not one in a comment that goes on as a comment", () => {
      assert.equal(cleaned("/**\n * █\n */", "```ts\n * b;\n * ```"), "/**\n * [```ts\n * b;\n * ```]\n */");
    });
  });

  describe("takes off an introduction", () => {
    it("of a word", () => {
      assert.equal(cleaned("const a = █", "Sure!\nb + c;"), "const a = [b + c;]");
    });

    it("but not code that looks like one", () => {
      assert.equal(cleaned("█", "sure.thing();"), "[sure.thing();]");
    });

    it("with no fence behind it", () => {
      assert.equal(cleaned("const a = █", "Here is the completion:\n\nb + c;"), "const a = [b + c;]");
    });

    it("but not in a comment", () => {
      assert.equal(cleaned("// █", "Here is the list of:\n// all"), "// [Here is the list of:\n// all]");
    });
  });

  describe("takes off an explanation", () => {
    it("behind a blank line", () => {
      assert.equal(cleaned("const a = █", "b + c;\n\nThis code adds both."), "const a = [b + c;]");
    });

    it("with a heading", () => {
      assert.equal(cleaned("const a = █", "b + c;\n\n**Explanation:** both are added."), "const a = [b + c;]");
    });

    it("and knows then that nothing more counts", () => {
      assert.equal(isOver("const a = █", "b + c;\n\nExplanation: both are added.\n"), true);
    });

    it("but not code that looks like one", () => {
      for (const code of ["here.we;\n\nThis.go();", "a;\n\nnote: string;", "a = 1\n\nNote: int = 3"]) {
        assert.equal(cleaned("█", code), `[${code}]`);
      }
    });

    it("but not in a comment", () => {
      const answer = "Adds.\n\nNote: it is slow.\n*/";
      assert.equal(cleaned("/*\n█", answer), `/*\n[${answer}]`);
    });
  });

  describe("takes off what is repeated of the text before the cursor", () => {
    it("from the line's start", () => {
      assert.equal(cleaned("  const a = █", "const a = 5;"), "  const a = [5;]");
    });

    it("with the line's indentation", () => {
      assert.equal(cleaned("if (x) {\n  const a = █\n}", "  const a = 5;"), "if (x) {\n  const a = [5;]\n}");
    });

    it("within a word that the file has", () => {
      assert.equal(cleaned("const total = 1;\nto█", "total += 2;"), "const total = 1;\nto[tal += 2;]");
    });

    it("within a keyword", () => {
      assert.equal(cleaned("if█", "if (x) {"), "if[ (x) {]");
    });

    it("within a fence", () => {
      assert.equal(cleaned("  const a = █", "```ts\nconst a = 5;\n```"), "  const a = [5;]");
    });

    it("with the lines above", () => {
      assert.equal(cleaned("a(1);\nb(2);\nc(█", "b(2);\nc(3);"), "a(1);\nb(2);\nc([3);]");
    });

    it("the line above alone, where nothing is typed yet", () => {
      const marked = "function f() {\n  const a = 5;\n  █\n}";
      assert.equal(cleaned(marked, "const a = 5;\n  return a;"), "function f() {\n  const a = 5;\n  [return a;]\n}");
    });

    it("and says so where nothing is left", () => {
      assert.equal(cleaned("  const a = █", "const a = "), "echoesPrompt");
    });

    it("but not a letter that stands twice", () => {
      assert.equal(cleaned("let a█", "aa;"), "let a[aa;]");
    });

    it("but not a call within the same call", () => {
      assert.equal(cleaned("max(█", "max(1, 2), 3);"), "max([max(1, 2), 3);]");
    });

    it("but not the operand on both sides", () => {
      assert.equal(cleaned("x * █", "x * 2"), "x * [x * 2]");
    });

    it("but not a bracket that closes one more block", () => {
      assert.equal(cleaned("{\n  {\n    a();\n  }\n█", "}\nb();"), "{\n  {\n    a();\n  }\n[}\nb();]");
    });
  });

  describe("mends indentation", () => {
    it("that the cursor has already", () => {
      assert.equal(cleaned("function f() {\n  █\n}", "  return a;"), "function f() {\n  [return a;]\n}");
    });

    it("a level too deep", () => {
      assert.equal(
        cleaned("function f() {\n  █\n}", "  if (a) {\n      b();\n    }"),
        "function f() {\n  [if (a) {\n    b();\n  }]\n}",
      );
    });

    it("a level too shallow", () => {
      assert.equal(
        cleaned("function f() {\n  █\n}", "if (a) {\n  b();\n}"),
        "function f() {\n  [if (a) {\n    b();\n  }]\n}",
      );
    });

    it("a level too deep behind a comment", () => {
      assert.equal(
        cleaned("function f() {\n  a();\n  // then\n  █\n}", "  if (a) {\n      b();\n    }"),
        "function f() {\n  a();\n  // then\n  [if (a) {\n    b();\n  }]\n}",
      );
    });

    it("with tabs where the file has spaces", () => {
      const marked = "function f() {\n  if (a) {█\n}";
      assert.equal(cleaned(marked, "\n\t\tb();\n\t}"), "function f() {\n  if (a) {[\n    b();\n  }]\n}");
    });

    it("but not what the cursor's own lacks", () => {
      assert.equal(cleaned("function f() {\n█\n}\n{\n  a;\n}", "  b();"), "function f() {\n[  b();]\n}\n{\n  a;\n}");
    });

    it("but not where a statement goes on in the next line", () => {
      const marked = "function f() {\n  █\n}";
      assert.equal(cleaned(marked, "a\n    .b()\n    .c();"), "function f() {\n  [a\n    .b()\n    .c();]\n}");
    });
  });

  describe("ends where the file goes on", () => {
    it("with its next lines", () => {
      const marked = "a();\n█\nconst first = 1;\nconst second = 2;";
      assert.equal(
        cleaned(marked, "b();\nconst first = 1;\nconst second = 2;\nmore();"),
        "a();\n[b();]\nconst first = 1;\nconst second = 2;",
      );
    });

    it("and knows then that nothing more counts", () => {
      assert.equal(isOver("function f() {\n  █\n}\n", "return 1;\n}\n"), true);
    });

    it("with its next lines, where they are private names and no comments", () => {
      const marked = "class Cart {\n  #sum = 0;\n█\n  #discount = 0;\n  #customer = undefined;\n}";
      const answer = "  #count = 0;\n  #discount = 0;\n  #customer = undefined;\n  #later = 1;";
      assert.equal(cleaned(marked, answer, "javascript"), marked.replace("█", "[  #count = 0;]"));
    });

    it("with the bracket that closes the block", () => {
      assert.equal(
        cleaned("function f() {\n  █\n}\ng();", "if (a) {\n    b();\n  }\n}\ng();"),
        "function f() {\n  [if (a) {\n    b();\n  }]\n}\ng();",
      );
    });

    it("with the rest of the line", () => {
      assert.equal(cleaned("if (█) {\n}", "a > b) {\n  c();"), "if ([a > b]) {\n}");
    });

    it("and says so where nothing is left", () => {
      assert.equal(cleaned("a();\n█\nb(first);\nc(second);", "b(first);\nc(second);"), "repeatsSuffix");
    });

    it("but not at a line that is like the next one by chance", () => {
      const marked = "switch (a) {\n  case 1:\n    █\n    break;\n  case 2:\n    d();\n    break;\n}";
      const answer = "b();\n    break;\n  case 3:\n    c();";
      assert.equal(cleaned(marked, answer), marked.replace("█", `[${answer}]`));
    });

    it("but not at a bracket that the answer opened", () => {
      assert.equal(cleaned("█\n}", "if (a) {\n}\nb();"), "[if (a) {\n}\nb();]\n}");
    });
  });

  describe("ends where the answer repeats itself", () => {
    it("after the first of three equal lines", () => {
      assert.equal(cleaned("█", "first();\nagain();\nagain();\nagain();\nagain();"), "[first();\nagain();]");
    });

    it("after the second of three equal groups", () => {
      assert.equal(
        cleaned("█", "push(1);\npull(2);\npush(1);\npull(2);\npush(1);\npull(2);\n"),
        "[push(1);\npull(2);\npush(1);\npull(2);]",
      );
    });

    it("but not with values that the file repeats, too", () => {
      assert.equal(
        cleaned("a([\n  null,\n  null,\n  █\n]);", "null,\n  null,\n  null,"),
        "a([\n  null,\n  null,\n  [null,\n  null,\n  null,]\n]);",
      );
    });
  });

  it("only ever adds to the text while the answer grows", () => {
    const pieces = fc.array(
      fc.constantFrom(
        "a();",
        "\n",
        "  ",
        "```",
        "}",
        "{",
        "if (a) {",
        "Here is it:",
        "\n\nThis code",
        "Note: it",
        "const x = ",
        "\r",
        "\n  b(1);",
        "x",
      ),
      { maxLength: 30 },
    );
    const documents = fc.constantFrom(
      "function f() {\n  █\n}\na();\n",
      "const x = █",
      "if (a) {\n  b(1);\n  █\n  a();\n}\nb(1);",
      "f(█, x);",
      "█",
      "  // █\n  a();",
    );
    fc.assert(
      fc.property(documents, pieces, (marked, parts) => {
        const snapshot = at(marked);
        let last = cleanAnswer("", snapshot, false);
        for (let count = 1; count <= parts.length + 1; count++) {
          const next = cleanAnswer(parts.slice(0, count).join(""), snapshot, count > parts.length);
          assert.ok(next.text.startsWith(last.text));
          assert.ok(!last.isOver || next.text === last.text);
          last = next;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
