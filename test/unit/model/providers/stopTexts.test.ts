import assert from "node:assert/strict";
import fc from "fast-check";
import { StopTexts } from "../../../../src/model/providers/stopTexts.ts";

function cut(pieces: readonly string[], stops: readonly string[]): string {
  const texts = new StopTexts(stops);
  let result = "";
  for (const piece of pieces) {
    const { text, stopped } = texts.take(piece);
    result += text;
    if (stopped) {
      return result;
    }
  }
  return result + texts.rest();
}

describe("stop texts", () => {
  it("end the answer before the first of them", () => {
    assert.equal(cut(["one END two"], ["END", "\n"]), "one ");
    assert.equal(cut(["a\nb END"], ["END", "\n"]), "a");
  });

  it("hold back only what may become one of them", () => {
    const texts = new StopTexts(["END"]);
    assert.deepEqual(texts.take("the E"), { text: "the ", stopped: false });
    assert.deepEqual(texts.take("gg"), { text: "Egg", stopped: false });
  });

  it("end it at the same place however it is split", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "c") });
    fc.assert(
      fc.property(fc.array(letters), fc.array(letters, { maxLength: 3 }), (pieces, stops) => {
        const text = pieces.join("");
        assert.equal(cut(pieces, stops), cut([text], stops));
        assert.equal(cut([...text], stops), cut([text], stops));
      }),
    );
  });
});
