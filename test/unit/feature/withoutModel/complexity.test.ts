import assert from "node:assert/strict";
import fc from "fast-check";
import { codeOnly } from "../../../../src/feature/withoutModel/codeOnly.ts";
import { complexityOf } from "../../../../src/feature/withoutModel/complexity.ts";

describe("cyclomatic complexity", () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ["typescript", "return a;", 1],
    ["typescript", "if (a && b) {} else if (c) {} else {}", 4],
    ["typescript", "for (;;) { while (a) {} }", 3],
    ["typescript", "switch (a) { case 1: case 2: break; default: }", 3],
    ["typescript", "try {} catch {}", 2],
    ["typescript", "const a = b ? c : d;", 2],
    ["typescript", "const a = b?.c ?? d;", 1],
    ["typescript", "function f(a?: string) {}", 1],
    ["typescript", "// if (a && b)\n/* while */ const a = 'if'; const b = /if|for/; const c = `if`;", 1],
    ["typescript", "const verify = notify;", 1],
    ["python", "if a and b or c:\n  pass\nelif d: # if\n  pass", 5],
    ["python", '"""if a and b"""', 1],
    ["go", "for i := range a { if b || c { } }", 4],
    ["rust", "fn f<'a>(x: &'a str) { if x == \"if\" && y {} }", 3],
    ["shellscript", "if a; then b; fi # if", 2],
  ];
  for (const [languageId, code, value] of cases) {
    it(`is ${value} for the ${languageId} code ${JSON.stringify(code)}`, () => {
      assert.equal(complexityOf(code, languageId).value, value);
    });
  }

  it("says what was counted, the most frequent first", () => {
    assert.deepEqual(complexityOf("if (a || b || c) {}", "javascript").decisions, [
      { word: "||", count: 2 },
      { word: "if", count: 1 },
    ]);
  });
});

describe("code without comments and strings", () => {
  it("keeps every character's place", () => {
    const pieces = fc.constantFrom('"', "'", "`", "\\", "/", "*", "\n", "a", "#", "(", "[", '"""', "--", "😀");
    const languages = fc.constantFrom("typescript", "python", "rust", "sql", "lua");
    fc.assert(
      fc.property(fc.array(pieces), languages, (parts, languageId) => {
        const text = parts.join("");
        const code = codeOnly(text, languageId);
        assert.equal(code.length, text.length);
        assert.equal(code.replace(/[^\n]/g, "").length, text.replace(/[^\n]/g, "").length);
      }),
    );
  });

  it("takes a slash for a regular expression only where a value is due", () => {
    assert.equal(codeOnly("a = b / c; d = '/';", "typescript"), "a = b / c; d = ' ';");
    assert.equal(codeOnly("a = /[/'\"]\\/`/g.exec(b);", "typescript"), "a =           g.exec(b);");
  });

  it("ends a string at the line's end, so that a lone quote hides no more than its line", () => {
    assert.equal(codeOnly("it's\nif", "typescript"), "it  \nif");
  });
});
