import assert from "node:assert/strict";
import fc from "fast-check";
import { setCommandsOf } from "../../../../src/evidence/shadow/setCommands.ts";

function wordsOf(...lines: readonly string[]): readonly (readonly string[])[] {
  return setCommandsOf(lines).map(({ words }) => words);
}

describe("commands that a person sets", () => {
  it("are run in the order in which they are set", () => {
    assert.deepEqual(wordsOf("npm run lint", "npm test"), [
      ["npm", "run", "lint"],
      ["npm", "test"],
    ]);
  });

  it("keep together what stands in quotes", () => {
    assert.deepEqual(wordsOf(`npx mocha -g "adds up" --reporter='dot matrix'`), [
      ["npx", "mocha", "-g", "adds up", "--reporter=dot matrix"],
    ]);
  });

  it("mean nothing to a shell: what it would read is a word like others", () => {
    assert.deepEqual(wordsOf("make a && rm $HOME | sh"), [["make", "a", "&&", "rm", "$HOME", "|", "sh"]]);
  });

  it("take a quote that nothing closes as it stands", () => {
    assert.deepEqual(wordsOf(`echo it's "so`), [["echo", "it's", '"so']]);
  });

  it("are none where a line is empty", () => {
    assert.deepEqual(wordsOf("", "  "), []);
  });

  it("have any words in quotes as they are", () => {
    const words = fc.array(
      fc.string().filter((word) => !word.includes('"')),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(words, (all) => {
        assert.deepEqual(wordsOf(all.map((word) => `"${word}"`).join(" ")), [all]);
      }),
    );
  });
});
