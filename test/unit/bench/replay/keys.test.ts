import { strict as assert } from "node:assert";
import * as fc from "fast-check";
import { seededRandom } from "../../../bench/embedded/heldOut.ts";
import { nextKey, pressesFor } from "../../../bench/replay/keys.ts";

/** All that is pressed to write a text. */
function pressed(text: string, seed: number): readonly { readonly text: string; readonly after: number }[] {
  const keys = [];
  for (let typed = ""; typed.length < text.length; ) {
    const key = nextKey(typed, text.slice(typed.length), seededRandom(seed + typed.length));
    keys.push(key);
    typed += key.text;
  }
  return keys;
}

const lines = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.stringMatching(/^([a-z.;(]([a-z .;(]{0,12}[a-z.;(])?)?$/)), {
    minLength: 1,
  })
  .map((each) => each.map(([depth, line]) => `\n${" ".repeat(line === "" ? 0 : depth)}${line}`).join(""));

describe("the keys of the typist", () => {
  it("write the text, in as many presses as it takes without help", () => {
    fc.assert(
      fc.property(lines, fc.nat(), (text, seed) => {
        const keys = pressed(text, seed);
        assert.equal(keys.map((key) => key.text).join(""), text);
        assert.equal(keys.length, pressesFor(text));
      }),
    );
  });

  it("come as a person's: 60 to 600 ms, 150 to 350 more before Enter, and up to 900 more where one thinks", () => {
    fc.assert(
      fc.property(lines, fc.nat(), (text, seed) => {
        for (const key of pressed(text, seed)) {
          const [least, most] = key.text.startsWith("\n") ? [210, 950] : [60, 1500];
          assert.ok(key.after >= least && key.after <= most, `${JSON.stringify(key)}`);
        }
      }),
    );
  });

  it("let the person think before a line's first character", () => {
    const { after } = nextKey("\n  ", "return", seededRandom(1));
    assert.ok(after >= 460);
  });

  it("bring the indentation along with Enter", () => {
    assert.equal(nextKey("{", "\n    a", seededRandom(1)).text, "\n    ");
  });

  it("come 175 ms after one another in the mean, within a line", () => {
    const all = Array.from({ length: 4000 }, (_, seed) => nextKey("a", "b", seededRandom(seed)).after);
    const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
    assert.ok(Math.abs(mean - 175) < 5, `${mean}`);
  });
});
