import assert from "node:assert/strict";
import type { Declaration } from "../../../../src/completion/nextEdit/declaration.ts";
import { scopeOf } from "../../../../src/completion/nextEdit/scope.ts";

const typescript = `const outer = 1;
function f(a) {
  const b = 1;

  if (a) {
    const c = b;
    log(c);
  }
  return b;
}
class A {
  size = 1;
  run(
    first,
  ) {
    return first;
  }
}`;

/** The lines of a scope, from 1. */
function scope(declaration: Declaration, line: number, text = typescript): string {
  const passage = { uri: "file:///a", languageId: "typescript", start: 100, lines: text.split("\n") };
  const { first, last } = scopeOf(declaration, 100 + line - 1, passage);
  return `${first - 99}-${last - 99}`;
}

describe("the lines in which a declared name can be meant", () => {
  it("are all for what is declared outside of everything", () => {
    assert.equal(scope("local", 1), "1-18");
  });

  it("are those of the block around, empty ones among them", () => {
    assert.equal(scope("local", 3), "3-9");
    assert.equal(scope("local", 6), "6-7");
  });

  it("are the head and the block of a function for its parameters", () => {
    assert.equal(scope("parameter", 2), "2-10");
  });

  it("are all for a member", () => {
    assert.equal(scope("member", 12), "1-18");
  });

  it("end where a block without brackets does", () => {
    assert.equal(scope("parameter", 1, "def f(a):\n    b = a\n    return b\n\ndef g():\n    pass"), "1-4");
    assert.equal(scope("local", 2, "def f(a):\n    b = a\n    return b\n\ndef g():\n    pass"), "2-4");
  });
});
