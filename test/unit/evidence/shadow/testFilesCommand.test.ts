import assert from "node:assert/strict";
import { testFilesCommand } from "../../../../src/evidence/shadow/testFilesCommand.ts";

const npm = ["npm", "run", "test"];

function alone(script: string, words: readonly string[] = npm): string | undefined {
  const manifest = JSON.stringify({ scripts: { test: script } });
  return testFilesCommand({ kind: "test", words, from: "package.json" }, ["a.test.ts"], manifest)?.words.join(" ");
}

describe("the command that runs some files of tests alone", () => {
  for (const [script, expected] of [
    ["node --test test/b.test.js test/c.test.js", "node --test a.test.ts"],
    ['node --import tsx --test "test/**/*.test.ts"', "node --import tsx --test a.test.ts"],
    ["vitest", "node_modules/.bin/vitest run --bail 1 a.test.ts"],
    ["vitest run --config v.config.ts", "node_modules/.bin/vitest run --config v.config.ts --bail 1 a.test.ts"],
    ["jest", "node_modules/.bin/jest --bail --runTestsByPath a.test.ts"],
    ["c8 mocha --require tsx 'test/**'", "node_modules/.bin/mocha --require tsx --bail a.test.ts"],
  ] as const) {
    it(`is made of \`${script}\``, () => {
      assert.equal(alone(script), expected);
    });
  }

  it("is made of what runs pytest", () => {
    assert.equal(alone("", ["python3", "-m", "pytest", "-q", "-rfE"]), "python3 -m pytest -q -rfE -x a.test.ts");
  });

  it("is not made of what a shell has to read, nor of another runner", () => {
    assert.deepEqual(
      ["npm run build && jest", "FLAG=1 jest", "node test.js", "jest > log"].map((script) => alone(script)),
      [undefined, undefined, undefined, undefined],
    );
  });

  it("is not made where the manifest can't be read", () => {
    assert.equal(testFilesCommand({ kind: "test", words: npm, from: "package.json" }, ["a.test.ts"], "{"), undefined);
  });
});
