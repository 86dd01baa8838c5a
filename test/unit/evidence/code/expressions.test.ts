// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code that is read, in strings.
import assert from "node:assert/strict";
import {
  callsOf,
  closingBracket,
  expressionAt,
  groupAround,
  isBuilt,
  isBuiltOrNamed,
  isLiteral,
} from "../../../../src/evidence/checks/code/expressions.ts";
import type { Family } from "../../../../src/evidence/checks/code/family.ts";
import { functionHead } from "../../../../src/evidence/checks/code/functionHead.ts";
import { readCode } from "../../../../src/evidence/checks/code/readCode.ts";

function argumentsOf(text: string, family: Family = "javascript") {
  const code = readCode(text, family);
  return callsOf(code, /\brun\s*\(/g).map(({ args }) => args.map(({ start, end }) => text.slice(start, end).trim()));
}

function first(text: string, family: Family = "javascript") {
  const code = readCode(text, family);
  const argument = callsOf(code, /\brun\s*\(/g)[0]?.args[0] ?? assert.fail();
  return { code, argument };
}

describe("expressions of code", () => {
  it("has a call's arguments, whatever brackets and strings are in them", () => {
    assert.deepEqual(argumentsOf('run(a, [b, c], d({ e, f }), "g, h");'), [["a", "[b, c]", "d({ e, f })", '"g, h"']]);
  });

  it("takes no definition for a call", () => {
    assert.deepEqual(argumentsOf("function run(a) {}"), []);
    assert.deepEqual(argumentsOf("class A { run(a) { return 1; } }"), []);
    assert.deepEqual(argumentsOf("interface A { run(a: string): void }"), []);
    assert.deepEqual(argumentsOf("def run(a):\n    pass", "python"), []);
  });

  it("takes no bracket that is never closed for a call", () => {
    assert.deepEqual(argumentsOf("run(a, b"), []);
  });

  it("finds the bracket that closes another", () => {
    assert.equal(closingBracket("(a[b]{c})d", 0), 8);
    assert.equal(closingBracket("(a", 0), undefined);
  });

  it("knows what the innermost brackets hold", () => {
    const { start, end } = groupAround("a({ b: 1, c: [2] })", 7);
    assert.deepEqual([start, end], [3, 17]);
  });

  it("ends an expression where its line does, unless the next one goes on", () => {
    const ends = (code: string) => code.slice(0, expressionAt(code, 0).end);
    assert.equal(ends("a + b;\nc"), "a + b");
    assert.equal(ends("a +\n  b\nc"), "a +\n  b");
    assert.equal(ends("a\n  .b()\nc"), "a\n  .b()");
    assert.equal(ends("a(b,\n c), d"), "a(b,\n c)");
  });

  for (const [text, expected] of [
    ["run('a' + \"b\")", true],
    ["run(`a`)", true],
    ["run(1.5)", true],
    ["run(NAME + 'a')", true],
    ["run(a ? 'b' : 'c')", true],
    ["run(a)", false],
    ["run(`a${b}`)", false],
    ["run('a' + b)", false],
    ["run(a ? 'b' : c)", false],
  ] as const) {
    it(`calls the argument of ${text} ${expected ? "fixed" : "not fixed"}`, () => {
      const { code, argument } = first(text);
      assert.equal(isLiteral(code, argument), expected);
    });
  }

  for (const [family, text, expected] of [
    ["javascript", "run(`a ${b}`)", true],
    ["javascript", "run('a' + b)", true],
    ["javascript", "run(['a', b].join(' '))", true],
    ["javascript", "run(b)", false],
    ["javascript", "run('a', b)", false],
    ["python", "run(f'a {b}')", true],
    ["python", "run('a %s' % b)", true],
    ["python", "run('a {}'.format(b))", true],
    ["python", "run('a {}')", false],
    ["go", 'run(fmt.Sprintf("a %s", b))', true],
  ] as const) {
    it(`calls the argument of ${text} ${expected ? "" : "not "}put together in ${family}`, () => {
      const { code, argument } = first(text, family);
      assert.equal(isBuilt(code, argument), expected);
    });
  }

  it("knows a name by what it was given above", () => {
    const { code, argument } = first("let c = 'a ' + b;\nrun(c);");
    assert.equal(isBuiltOrNamed(code, argument), true);
  });

  for (const [family, text, expected] of [
    ["javascript", "function load(a) {\n  if (a) {\n    HERE", "functionload(a)"],
    ["javascript", "class A {\n  async load(\n    a = {},\n  ) {\n    HERE", "asyncload(a={},)"],
    ["javascript", "const load = a => {\n  HERE", "constload=a=>"],
    ["javascript", "if (a) {\n  HERE", undefined],
    ["python", "def load(\n    a,\n):\n    if a:\n        HERE", "defload("],
  ] as const) {
    it(`finds the head of the function around a place in ${family}: ${JSON.stringify(text)}`, () => {
      assert.equal(functionHead(readCode(text, family), text.indexOf("HERE")), expected);
    });
  }
});
