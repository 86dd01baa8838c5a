import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import fc from "fast-check";
import { mutantsOf, mutated, spread } from "../../../../src/evidence/shadow/mutants.ts";

/** What becomes of a text's lines, one fault each. */
function faultsIn(path: string, text: string): readonly string[] {
  return mutantsOf(path, text, () => true).map((mutant) => mutated(text, mutant).split("\n")[mutant.line]!.trim());
}

const folder = new URL("../../../../src/evidence/shadow/", import.meta.url);
const realCode = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));

describe("faults that are put into code", () => {
  for (const [what, code, faults] of [
    ["a boundary", "const isOld = age > 17;", ["const isOld = age >= 17;"]],
    ["an equality", "const isSame = a === b;", ["const isSame = a !== b;"]],
    ["a sum", "const total = price + tax;", ["const total = price - tax;"]],
    ["a logical operator", "const isFit = isA && isB;", ["const isFit = isA || isB;"]],
    ["a literal", "let isOpen = true;", ["let isOpen = false;"]],
    ["a condition", "if (isEmpty(all)) {", ["if (!(isEmpty(all))) {"]],
    ["what is returned", "  return total;", ["return undefined;"]],
    ["a call for its effect", "{\n  save(all);\n}", ["void 0;"]],
  ] as const) {
    it(`change ${what} of JavaScript`, () => {
      assert.deepEqual(faultsIn("a.js", code), faults);
    });
  }

  for (const [what, code, faults] of [
    ["a boundary", "is_old = age > 17", ["is_old = age >= 17"]],
    ["a logical operator", "fit = a and b", ["fit = a or b"]],
    ["a literal", "closed = False", ["closed = True"]],
    ["a condition", "if is_empty(rows):", ["if not (is_empty(rows)):"]],
    ["what is returned", "    return total", ["return None"]],
    ["a call for its effect", "def f():\n    save(rows)", ["pass"]],
  ] as const) {
    it(`change ${what} of Python`, () => {
      assert.deepEqual(faultsIn("a.py", code), faults);
    });
  }

  for (const [what, code] of [
    ["comments", "// a > b and a + b\n/* x === y */"],
    ["strings", 'say("a > b");\nconst words = `a + b`;'.replace("say", "x = say")],
    ["strings that are joined", 'const line = name + ": ";'],
    ["generics and arrows", "const f = (all: Map<string, Set<number>>) => all;"],
    ["types that are literals", "type Yes = { is: true } | false;"],
    ["imports of all", 'import * as z from "zod";\nexport * from "./a.ts";'],
    ["what only prints", "{\n  console.log(a);\n}"],
    ["arguments on a line of their own", "f(\n  g(a)\n);"],
    ["a return of nothing", "  return undefined;"],
  ] as const) {
    it(`leave ${what} alone`, () => {
      assert.deepEqual(faultsIn("a.ts", code), []);
    });
  }

  it("are none in a language that nobody taught them", () => {
    assert.deepEqual(faultsIn("a.rs", "let a = b > c;"), []);
  });

  it("lie in the lines that are meant alone, which they name", () => {
    const text = "a = b > c;\n\na = b < c;\na = b > c;\n";
    assert.deepEqual(
      mutantsOf("a.js", text, (line) => line > 1).map(({ line, from, to }) => [line, from, to]),
      [
        [2, "<", "<="],
        [3, ">", ">="],
      ],
    );
  });

  it("change real code in the one place that they name, which still parses", () => {
    for (const { name, text } of realCode) {
      for (const mutant of mutantsOf(name, text, () => true)) {
        const changed = mutated(text, mutant);
        assert.notEqual(changed, text);
        assert.equal(changed.slice(0, mutant.start), text.slice(0, mutant.start));
        assert.equal(changed.slice(mutant.start + mutant.to.length), text.slice(mutant.end));
        assert.doesNotThrow(() => stripTypeScriptTypes(changed), `${name}:${mutant.line + 1} ${mutant.from}`);
      }
    }
  });

  it("differ from any text in one place, whatever the text is", () => {
    const word = fc.constantFrom(
      "a",
      " > ",
      " and ",
      "(",
      ")",
      "return ",
      "if ",
      "{",
      "}",
      ":",
      ";",
      "\n",
      '"',
      "`",
      " + ",
      "#",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.constantFrom("a.ts", "a.py"), (words, path) => {
        const text = words.join("");
        for (const mutant of mutantsOf(path, text, () => true)) {
          assert.notEqual(mutated(text, mutant), text);
          assert.equal(text.slice(mutant.start, mutant.end), mutant.from);
          assert.equal(text.slice(0, mutant.start).split("\n").length - 1, mutant.line);
        }
      }),
    );
  });

  it("are looked for in a line of two hundred thousand spaces without going over it for each of them", () => {
    assert.deepEqual(faultsIn("a.js", " ".repeat(199_000)), []);
  });

  it("are taken from everywhere where there are too many", () => {
    assert.deepEqual(spread([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4), [0, 2, 5, 7]);
  });
});
