import assert from "node:assert/strict";
import fc from "fast-check";
import { importsIn } from "../../../../src/evidence/checks/packages/npm/imports.ts";

const names = (text: string) => importsIn(text).map(({ name }) => name);

describe("the imports of JavaScript and TypeScript", () => {
  const rows: readonly [what: string, text: string, expected: readonly string[]][] = [
    ["of a name", 'import fs from "fs";', ["fs"]],
    ["of names over several lines", 'import {\n  a,\n  type B,\n} from "x";', ["x"]],
    ["of everything", "import * as z from 'zod/mini'", ["zod/mini"]],
    ["for their effects", 'import "./style.css";', ["./style.css"]],
    ["of types", 'import type { A } from "a"; let b: import("b").B; type C = typeof import("c");', ["a", "b", "c"]],
    ["with attributes", 'import data from "./a.json" with { type: "json" };', ["./a.json"]],
    ["that are exported at once", 'export { a } from "a"; export * from "b"; export * as c from "c";', ["a", "b", "c"]],
    ["by require", 'const a = require("a"); import b = require("b");', ["a", "b"]],
    ["when they are needed", 'const a = await import("a");', ["a"]],
    ["behind a regular expression with a quote", 'const q = /["\'`]/; import "a";', ["a"]],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is read.
    ["behind a template with holes", 'const t = `a ${{ b: `c ${d}` }.b} e`; import "a";', ["a"]],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is read.
    ["in a hole of a template", 'const t = `${require("a")}`;', ["a"]],
    ["behind a division", 'const a = b / c; const d = e / f; require("a");', ["a"]],
    ["behind an apostrophe in JSX", 'const a = <p>Don\'t</p>;\nimport("a");', ["a"]],
  ];
  for (const [what, text, expected] of rows) {
    it(`are found ${what}`, () => {
      assert.deepEqual(names(text), expected);
    });
  }

  const others: readonly [what: string, text: string][] = [
    ["in a comment", '// import "a";\n/* require("b") */'],
    ["in a string", `const text = "import 'a'";`],
    ["in a template", 'const text = `\nimport a from "a";\n`;'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is read.
    ["of a name made when the code runs", 'require("a" + b); import(`./${c}.js`);'],
    ["in other calls", 'from("a"); x.require("b"); Array.from("c"); cache.import("d");'],
    ["in a bundle that has a require of its own", 'm(function (require, module, exports) { require("./a"); });'],
    ["in the definition of a function", "function require(name = 'a') {}"],
  ];
  for (const [what, text] of others) {
    it(`are not seen ${what}`, () => {
      assert.deepEqual(names(text), []);
    });
  }

  it("are on the line of their name", () => {
    assert.deepEqual(
      importsIn('import {\n  a,\n} from "a";\n\nimport "b";').map(({ line }) => line),
      [2, 4],
    );
  });

  it("are optional where they are tried", () => {
    const text = 'let a;\ntry {\n  a = require("a");\n} catch {}\nrequire("b");';
    assert.deepEqual(
      importsIn(text).map(({ name, isOptional }) => [name, isOptional]),
      [
        ["a", true],
        ["b", undefined],
      ],
    );
  });

  it("are read from any text", () => {
    const parts = ["`", "${", "}", "{", '"', "'", "/", "//", "/*", "*/", "\n", "\\", "import", " from ", "(", ")", "é"];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...parts), fc.string())), (all) => void importsIn(all.join(""))),
    );
  });
});
