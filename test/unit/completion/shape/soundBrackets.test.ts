import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { readCode } from "../../../../src/completion/code.ts";
import type { Draft } from "../../../../src/completion/shape/filter.ts";
import { type CheckSyntax, parsingOf } from "../../../../src/completion/shape/parsing.ts";
import { soundBrackets } from "../../../../src/completion/shape/soundBrackets.ts";
import { syntaxCheck } from "../../../../src/completion/syntaxCheck.ts";
import type { Syntax } from "../../../../src/evidence/index.ts";
import { shippedSyntax } from "../../evidence/syntax/shipped.ts";
import { at } from "../../marked.ts";

/** The document, the completion, and the document with it. */
const cases: readonly (readonly [marked: string, text: string, taken: string])[] = [
  ["f(█)", "a, b", "f(a, b)"],
  ["f(█)", "a, b)", "f(a, b)"],
  ["f(█)", "a, b);", "f(a, b);"],
  ["f(█);", "a, b)", "f(a, b);"],
  ["f(█);", "a, b);", "f(a, b);"],
  ["f(█);", "a, b", "f(a, b);"],
  ["console.log(█)", "foo(a)", "console.log(foo(a))"],
  ["console.log(█)", "foo(a))", "console.log(foo(a))"],
  ["f(g(█))", "a)", "f(g(a))"],
  ["f(g(█))", "a))", "f(g(a))"],
  ["f([█])", "1, 2", "f([1, 2])"],
  ["f([█])", "1, 2]", "f([1, 2])"],
  ["f([█])", "1, 2]);", "f([1, 2]);"],
  ["f({█})", " a: 1 }", "f({ a: 1 })"],
  ["const a = { █ }", "b: 1 }", "const a = { b: 1 }"],
  ["const a = { █ }", "b: 1", "const a = { b: 1 }"],
  ["each(() => {█})", "\n  a();\n", "each(() => {\n  a();\n})"],
  ["each(() => {█})", "\n  a();\n})", "each(() => {\n  a();\n})"],
  ["each(() => {█});", "\n  a();\n});", "each(() => {\n  a();\n});"],
  ["each(() => {█})", "\n  a();\n});\nb();", "each(() => {\n  a();\n});\nb();"],
  ["if (a) {█}", "\n  b();\n}", "if (a) {\n  b();\n}"],
  ['const a = "█"', "b", 'const a = "b"'],
  ['const a = "█"', 'b";', 'const a = "b";'],
  ['const a = f("█");', 'b");', 'const a = f("b");'],
  ['const a = f("█");', 'b)")', 'const a = f("b)");'],
  [`const a = \`x\${█}\`;`, "b}`;", `const a = \`x\${b}\`;`],
  [`const a = \`x\${f(█)}\`;`, "b)}", `const a = \`x\${f(b)}\`;`],
  [`const a = \`x\${f(█)}\ny\`;`, "b)}", `const a = \`x\${f(b)}\ny\`;`],
  [`const a = \`x\${█}\`;`, "b", `const a = \`x\${b}\`;`],
  ["const a: Map<█>", "string, Set<number>> = b;", "const a: Map<string, Set<number>> = b;"],
  ["const a = b[█];", '"]"]', 'const a = b["]"];'],
  ["f(/\\(/, █)", "a)", "f(/\\(/, a)"],
];

/** The lines of our own sources that end with closing brackets, each with what stands above. */
function realLines(): readonly { readonly above: string; readonly line: string }[] {
  return globSync("src/**/*.ts").flatMap((file) => {
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.flatMap((line, index) =>
      /\w.*[)\]}]+[;,]?$/.test(line) ? [{ above: `${lines.slice(0, index).join("\n")}\n`, line }] : [],
    );
  });
}

describe("the brackets behind the cursor", () => {
  let syntax: Syntax;

  before(async () => {
    syntax = await shippedSyntax();
  });

  after(() => syntax.dispose());

  for (const [marked, text, taken] of cases) {
    it(`make ${JSON.stringify(taken)} of ${JSON.stringify(marked)} and ${JSON.stringify(text)}, which parses`, async () => {
      const snapshot = at(marked);
      const draft = soundBrackets({ text, replaceAfter: 0 }, snapshot) as Draft;
      const document = snapshot.prefix + draft.text + snapshot.suffix.slice(draft.replaceAfter);
      assert.equal(document, taken);
      assert.deepEqual(await syntax.errors(document, "typescript", AbortSignal.timeout(10_000)), []);
    });
  }

  it("come out as they were in real code, whether the completion writes them or not", () => {
    const lines = realLines();
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: lines.length - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (index, share) => {
          const { above, line } = lines[index]!;
          const closers = /[)\]}]+[;,]?$/.exec(line)![0];
          const cursor = Math.round(share * (line.length - closers.length));
          const marked = at("█");
          const prefix = above + line.slice(0, cursor);
          const rest = line.slice(cursor);
          const { inside } = readCode(prefix, "typescript");
          const { open, unopened } = readCode(rest.slice(0, rest.length - closers.length), "typescript");
          // What an editor closed by itself was opened before the cursor. A slash alone would be read as a regular expression.
          fc.pre(inside === undefined && open.length === 0 && unopened.length === 0 && !/^\s*\//.test(rest));
          for (const text of [rest.slice(0, rest.length - closers.length), rest]) {
            const snapshot = { ...marked, prefix, suffix: closers, charactersBefore: prefix.length };
            const { replaceAfter } = soundBrackets({ text, replaceAfter: 0 }, snapshot) as Draft;
            assert.equal(text + closers.slice(replaceAfter), rest);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("stay where the completion opens more than it closes", () => {
    assert.deepEqual(soundBrackets({ text: "() => {", replaceAfter: 0 }, at("f(█)")), {
      text: "() => {",
      replaceAfter: 0,
    });
  });

  it("stay where other text follows", () => {
    assert.deepEqual(soundBrackets({ text: "a)", replaceAfter: 0 }, at("f(█, b)")), { text: "a)", replaceAfter: 0 });
  });

  describe("held against the grammar", () => {
    const parsing = (marked: string, text: string, languageId = "typescript") =>
      parsingOf(
        { text, replaceAfter: 0 },
        at(marked, languageId),
        (before, after, language) => syntaxCheck(syntax)(before, after, language, AbortSignal.timeout(10_000)),
        AbortSignal.timeout(10_000),
      );

    it("are sound where the code parses no worse than before", async () => {
      assert.equal(await parsing("const a = █\nb();", "1;"), "noWorse");
    });

    it("are not where it parses worse", async () => {
      assert.equal(await parsing("a();\n█\nb();", "c(]);"), "worse");
    });

    it("are sound where a block has only begun", async () => {
      assert.equal(await parsing("a();\n█\nb();", "if (a) {"), "noWorse");
      assert.equal(await parsing("a()\n█\nb()\n", "if a:", "python"), "noWorse");
    });

    it("are not asked about in a language without a grammar", async () => {
      assert.equal(await parsing("a █", "b", "cobol"), "notAsked");
    });

    it("are not asked about in a string", async () => {
      assert.equal(await parsing('a = "█', "b"), "notAsked");
    });

    it("are not known where the check takes too long", async () => {
      const slow: CheckSyntax = (_before, _after, _languageId, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener("abort", reject));
      assert.equal(
        await parsingOf({ text: "1", replaceAfter: 0 }, at("█"), slow, new AbortController().signal),
        "notParsed",
      );
    });
  });
});
