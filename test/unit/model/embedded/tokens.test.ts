import assert from "node:assert/strict";
import fc from "fast-check";
import { endOfToken } from "../../../../src/model/embedded/tokens.ts";
import { Vocabulary } from "../../../../src/model/embedded/vocabulary.ts";
import { anyText } from "./anyText.ts";

function cut(text: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = endOfToken(text, at);
    tokens.push(text.slice(at, end));
    at = end;
  }
  return tokens;
}

describe("endOfToken", () => {
  it("cuts any text into tokens that make up the text again", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = cut(text);
        assert.equal(tokens.join(""), text);
        assert.ok(tokens.every((token) => token.length > 0));
      }),
    );
  });

  it("lets a line break and its indentation always begin a token, so that lines can be cut on their own", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        assert.deepEqual(cut(`${one}\n${other}`), [...cut(one), ...cut(`\n${other}`)]);
      }),
    );
  });

  it("keeps the space before a word, the dot before a name and common operators whole", () => {
    assert.deepEqual(cut("const x = a.b(c);\n  y"), ["const", " x", " =", " a", ".b", "(", "c", ");", "\n  ", "y"]);
  });

  it("cuts endless words", () => {
    assert.deepEqual(
      cut("a".repeat(150)).map((token) => token.length),
      [64, 64, 22],
    );
  });
});

describe("Vocabulary", () => {
  it("gives each text one number and the text back for it", () => {
    fc.assert(
      fc.property(fc.array(anyText.filter((text) => text !== "")), (texts) => {
        const vocabulary = new Vocabulary();
        const tokens = texts.map((text) => vocabulary.intern(text, 0, text.length));
        assert.deepEqual(
          tokens.map((token) => vocabulary.textOf(token)),
          texts,
        );
        assert.deepEqual(
          texts.map((text) => vocabulary.intern(text, 0, text.length)),
          tokens,
        );
        assert.ok(texts.every((text, index) => vocabulary.startsWith(tokens[index]!, text.slice(0, 1))));
      }),
    );
  });

  it("knows the name in a token and puts another one in its place", () => {
    const vocabulary = new Vocabulary();
    const token = (text: string) => vocabulary.intern(text, 0, text.length);
    assert.equal(vocabulary.nameOf(token(".size")), token("size"));
    assert.equal(vocabulary.nameLike(token(".size"), token("length")), token(".length"));
    assert.equal(vocabulary.nameOf(token(" return")), 0);
    assert.equal(vocabulary.shapeOf(token(" one")), vocabulary.shapeOf(token(" other")));
    assert.notEqual(vocabulary.shapeOf(token("=>")), vocabulary.shapeOf(token("==")));
  });
});
