import assert from "node:assert/strict";
import fc from "fast-check";
import { findInvisible } from "../../../src/text/invisible.ts";

const found = (text: string) => findInvisible(text).map(({ code, name }) => `${code.toString(16)} ${name}`);

describe("finding invisible characters", () => {
  const rows: readonly [string, string, readonly string[]][] = [
    [
      "an override that turns code around",
      'if (level != "\u{202e} \u{2066}// admin\u{2069} \u{2066}") {',
      [
        "202e RIGHT-TO-LEFT OVERRIDE",
        "2066 LEFT-TO-RIGHT ISOLATE",
        "2069 POP DIRECTIONAL ISOLATE",
        "2066 LEFT-TO-RIGHT ISOLATE",
      ],
    ],
    ["a zero width space in a name", "is\u{200b}Admin", ["200b ZERO WIDTH SPACE"]],
    ["a joiner between Latin letters", "is\u{200d}Admin", ["200d ZERO WIDTH JOINER"]],
    ["a filler that passes for a name", "const { \u{3164} } = query;", ["3164 HANGUL FILLER"]],
    ["text in tags", "ok\u{e0068}\u{e0069}", ["e0068 TAG CHARACTER", "e0069 TAG CHARACTER"]],
    [
      "text in variation selectors behind an emoji",
      "\u{1f600}\u{fe0f}\u{e0148}\u{e0149}",
      ["e0148 VARIATION SELECTOR SUPPLEMENT", "e0149 VARIATION SELECTOR SUPPLEMENT"],
    ],
    ["a variation selector behind a Latin letter", "a\u{fe00}", ["fe00 VARIATION SELECTOR"]],
    ["a mark of byte order within the text", "a\u{feff}b", ["feff ZERO WIDTH NO-BREAK SPACE"]],
    ["a backspace", "a\u{8}b", ["8 CONTROL CHARACTER"]],
    ["an override in Hebrew too", "\u{5d0}\u{202e}\u{5d1}", ["202e RIGHT-TO-LEFT OVERRIDE"]],
    [
      "several joiners in a row in Persian",
      "\u{645}\u{6cc}\u{200c}\u{200c}\u{62e}",
      ["200c ZERO WIDTH NON-JOINER", "200c ZERO WIDTH NON-JOINER"],
    ],
  ];
  for (const [name, text, expected] of rows) {
    it(`finds ${name}`, () => {
      assert.deepEqual(found(text), expected);
    });
  }

  const allowed: readonly [string, string][] = [
    ["code", "const a = [1, 2];\n\tif (a) {\r\n\f}\n"],
    ["a mark of byte order at the start", "\u{feff}const a = 1;"],
    ["a family of emoji", "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}"],
    ["an emoji with a skin colour and a profession", "\u{1f469}\u{1f3fd}\u{200d}\u{1f4bb}"],
    ["a heart", "\u{2764}\u{fe0f}"],
    ["a keycap", "1\u{fe0f}\u{20e3}"],
    ["the flag of Scotland", "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"],
    ["a non-joiner in Persian", "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}"],
    ["a joiner in Hindi", "\u{915}\u{94d}\u{200d}\u{937}"],
    ["a break between words in Thai", "\u{e01}\u{e32}\u{200b}\u{e41}\u{e25}"],
    ["a mark behind a Hebrew letter", "\u{5d0}\u{200f}!"],
    ["a variant of a Han character", "\u{845b}\u{e0100}"],
  ];
  for (const [name, text] of allowed) {
    it(`allows ${name}`, () => {
      assert.deepEqual(found(text), []);
    });
  }

  it("tells where each stands, as strings count", () => {
    assert.deepEqual(
      findInvisible("\u{1f600}a\u{200b}b").map(({ offset }) => offset),
      [3],
    );
  });

  it("finds every override and isolate, whatever stands around", () => {
    const direction = fc.constantFrom(..."\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), direction, fc.string({ unit: "binary" }), (before, each, after) => {
        const offsets = findInvisible(before + each + after).map(({ offset }) => offset);
        assert.ok(offsets.includes(before.length));
      }),
    );
  });
});
