import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeBytes, decodeText, encodeBytes, encodeText } from "../../../src/text/lineEndings.ts";

describe("line ends", () => {
  const written = fc
    .array(fc.constantFrom("\n", "\r\n", "\r", "a", "b c", "é", "\uFEFF", "😀"), { maxLength: 30 })
    .map((parts) => parts.join(""));

  it("come back byte for byte for any text", () => {
    fc.assert(
      fc.property(written, (text) => {
        const bytes = new TextEncoder().encode(text);
        const decoded = decodeBytes(bytes)!;
        assert.deepEqual(encodeBytes(decoded.text, decoded.origin), bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it("are all line feeds in the text", () => {
    fc.assert(fc.property(written, (text) => assert.doesNotMatch(decodeText(text).text, /\r/)));
  });

  it("of a new line are those of the file", () => {
    const { text, origin } = decodeText("\uFEFFa\r\nb\r\n");
    assert.equal(encodeText(text.replace("b", "b\nc"), origin), "\uFEFFa\r\nb\r\nc\r\n");
  });

  it("stay as they are around a change where they are mixed", () => {
    const { text, origin } = decodeText("a\nb\r\nc\r\nd\ne\r\n");
    assert.equal(encodeText(text.replace("c", "x\ny"), origin), "a\nb\r\nx\r\ny\r\nd\ne\r\n");
  });

  it("are not looked for in bytes that are no UTF-8", () => {
    assert.equal(decodeBytes(new Uint8Array([0x61, 0xff, 0x0a])), undefined);
  });
});
