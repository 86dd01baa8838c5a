import assert from "node:assert/strict";
import fc from "fast-check";
import { type Frame, type Frames, JsonLines, ServerSentEvents } from "../../../../src/model/providers/frames.ts";
import { encodeSse, type SseEvent, splitBytes } from "../../../servers/sse.ts";

function framesOf(pieces: readonly string[], frames: Frames = new ServerSentEvents()): readonly Frame[] {
  return [...pieces.flatMap((piece) => frames.take(piece)), ...frames.end()];
}

function datas(...pieces: readonly string[]): readonly string[] {
  return framesOf(pieces).map(({ data }) => data);
}

const lineEnd = fc.constantFrom<"\n" | "\r\n" | "\r">("\n", "\r\n", "\r");
const word = fc.string({ unit: fc.constantFrom("a", ":", " ", "é", "😀"), minLength: 1, maxLength: 6 });
const event = fc.record<SseEvent>(
  { event: fc.constantFrom("message_start", "error"), data: word.map((text) => `{${text}}`) },
  { noNullPrototype: true },
);

describe("server-sent events", () => {
  it("are the same whatever their lines end in and wherever the bytes are split", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), lineEnd, fc.boolean(), cuts, (events, end, comments, at) => {
        const bytes = Buffer.concat(encodeSse(events, { lineEnd: end, comments }));
        const decoder = new TextDecoder();
        const pieces = splitBytes(bytes, at).map((piece) => decoder.decode(piece, { stream: true }));
        assert.deepEqual(framesOf(pieces), events);
      }),
    );
  });

  it("may hold a text of several lines", () => {
    assert.deepEqual(datas("data: a\ndata:\ndata: b\n\n"), ["a\n\nb"]);
  });

  it("lose one space after the colon, and no more", () => {
    assert.deepEqual(datas("data:a\n\ndata:  b\n\n"), ["a", " b"]);
  });

  it("are complete at a CR that nothing follows", () => {
    assert.deepEqual(new ServerSentEvents().take("data: a\r\r"), [{ event: undefined, data: "a" }]);
  });

  it("end at a CRLF that is split between its two characters just once", () => {
    assert.deepEqual(datas("data: a\r", "\ndata: b\r", "\n\r", "\n"), ["a\nb"]);
  });

  it("without the empty line after them are none", () => {
    assert.deepEqual(datas("data: a\n\ndata: b\n"), ["a"]);
  });

  it("without data are none, whatever else they hold", () => {
    assert.deepEqual(datas(": a comment\n\nevent: ping\nid: 7\nretry: 10\n\ndata: a\n\n"), ["a"]);
  });

  it("have a name that ends with them", () => {
    assert.deepEqual(framesOf(["event: error\ndata: a\n\ndata: b\n\n"]), [
      { event: "error", data: "a" },
      { event: undefined, data: "b" },
    ]);
  });
});

describe("values a line", () => {
  it("are the same whatever their lines end in and wherever they are split", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), lineEnd, fc.array(fc.nat(60)), (words, end, at) => {
        const text = words.map((said) => said + end).join("");
        const borders = [0, ...at.filter((offset) => offset < text.length).sort((a, b) => a - b), text.length];
        const pieces = borders.slice(1).map((border, index) => text.slice(borders[index], border));
        assert.deepEqual(
          framesOf(pieces, new JsonLines()).map(({ data }) => data),
          words,
        );
      }),
    );
  });

  it("need no line end after the last of them", () => {
    assert.deepEqual(framesOf(['{"a":1}\n{"b"', ":2}"], new JsonLines()), [{ data: '{"a":1}' }, { data: '{"b":2}' }]);
  });

  it("pass over empty lines", () => {
    assert.deepEqual(framesOf(["\n1\n\n\n2\n"], new JsonLines()), [{ data: "1" }, { data: "2" }]);
  });
});
