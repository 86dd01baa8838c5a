import assert from "node:assert/strict";
import { testedFiles } from "../../../../src/evidence/shadow/testedCode.ts";

async function found(path: string, text: string, files: Readonly<Record<string, string>>) {
  return testedFiles(path, text, async (name) => files[name]);
}

async function pathsOf(path: string, text: string, ...there: readonly string[]): Promise<readonly string[]> {
  const files = await found(path, text, Object.fromEntries(there.map((name) => [name, ""])));
  return files.map((file) => file.path);
}

describe("the code that tests test", () => {
  it("is what they import by its path", async () => {
    const paths = await pathsOf(
      "test/a.test.js",
      'import { a } from "../src/a.js";\nimport "node:test";',
      "src/a.js",
      "b.js",
    );
    assert.deepEqual(paths, ["src/a.js"]);
  });

  it("is the source where the import names what is compiled of it", async () => {
    assert.deepEqual(await pathsOf("a.test.ts", 'import { a } from "./a.js";', "a.ts"), ["a.ts"]);
  });

  it("is found without an ending, and by its folder", async () => {
    const text = 'const a = require("./a");\nconst b = require("./b");';
    assert.deepEqual(await pathsOf("t/x.test.cjs", text, "t/a.ts", "t/b/index.js"), ["t/a.ts", "t/b/index.js"]);
  });

  it("is what Python finds from the project's folder, from `src` and beside the tests", async () => {
    const text = "from shop import cart\nimport tea\nfrom .here import x\n";
    const paths = await pathsOf("tests/test_a.py", text, "src/shop/cart.py", "tea.py", "tests/here.py");
    assert.deepEqual(paths, ["src/shop/cart.py", "tea.py", "tests/here.py"]);
  });

  it("is not what a comment imports, nor what lies outside of the project", async () => {
    assert.deepEqual(await pathsOf("a.test.js", '// from "./a.js"\nimport "../b.js";', "a.js", "../b.js"), []);
  });

  it("is of a file what they name, to the end of its definition", async () => {
    const text = "const one = 1;\nexport function two() {\n  return 2;\n}\nfunction three() {\n  return 3;\n}\n";
    const [file] = await found("a.test.js", 'import { two } from "./a.js";', { "a.js": text });
    assert.deepEqual(
      text.split("\n").flatMap((_, line) => (file?.isNamed(line) ? line : [])),
      [1, 2, 3],
    );
  });

  it("is the whole file where they name nothing that it defines", async () => {
    const [file] = await found("a.test.js", 'import all from "./a.js";', { "a.js": "module.exports = 1;" });
    assert.equal(file?.isNamed(0), true);
  });
});
