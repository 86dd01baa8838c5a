import assert from "node:assert/strict";
import fc from "fast-check";
import * as z from "zod/mini";
import { decodeLines, encodeLine } from "../../../src/journal/line.ts";

const schema = z.unknown();

const anyEntry = fc.jsonValue({ noUnicodeString: false, maxDepth: 2 });
const anyLine = fc.tuple(fc.nat(), anyEntry).map(([at, entry]) => encodeLine(at, entry));
const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 5 });

/** The texts of the lines that are whole, without their ends. */
function known(bytes: Uint8Array): readonly string[] {
  return [...decodeLines(bytes, schema)].flatMap((line) => (line.kind === "known" ? textOf(line.bytes) : []));
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8").trimEnd();
}

/** Index of the line that holds a byte, its end included. */
function lineAt(lines: readonly Uint8Array[], offset: number): number {
  let end = 0;
  return lines.findIndex((line) => {
    end += line.length;
    return offset < end;
  });
}

describe("a journal's lines", () => {
  it("are JSON that anything can read", () => {
    const line = textOf(encodeLine(1000, { name: "tea" }));
    assert.deepEqual(JSON.parse(line), { crc: line.slice(8, 16), v: 1, at: 1000, entry: { name: "tea" } });
  });

  it("come back as they were written", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), anyEntry)), (entries) => {
        const bytes = Buffer.concat(entries.map(([at, entry]) => encodeLine(at, entry)));
        const read = [...decodeLines(bytes, schema)];
        const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
        assert.deepEqual(
          read.map((line) => line.kind === "known" && [line.at, line.entry]),
          plain(entries),
        );
      }),
    );
  });

  it("cut at any byte lose the one that was cut alone", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const whole = Buffer.concat(lines);
        const texts = lines.map(textOf);
        for (let end = 0; end <= whole.length; end++) {
          const cut = lineAt(lines, end);
          const isWholeButForItsEnd = end + 1 === Buffer.concat(lines.slice(0, cut + 1)).length;
          const expected = end === whole.length ? lines.length : cut + (isWholeButForItsEnd ? 1 : 0);
          assert.deepEqual(known(whole.subarray(0, end)), texts.slice(0, expected));
        }
      }),
      { numRuns: 30 },
    );
  });

  it("with a byte gone bad lose the one that holds it alone", () => {
    fc.assert(
      fc.property(anyLines, fc.nat(), fc.integer({ min: 1, max: 255 }), (lines, place, change) => {
        const bytes = Buffer.concat(lines);
        const offset = place % bytes.length;
        bytes[offset]! ^= change;
        const bad = lineAt(lines, offset);
        const others = lines.flatMap((line, index) => (index === bad ? [] : textOf(line)));
        // A bad line end loses nothing: the line before it is whole.
        const isEnd = offset + 1 === Buffer.concat(lines.slice(0, bad + 1)).length;
        assert.deepEqual(known(bytes), isEnd ? lines.map(textOf) : others);
      }),
      { numRuns: 1000 },
    );
  });

  it("that follow a torn one without a line end are found", () => {
    fc.assert(
      fc.property(anyLine, anyLines, fc.nat(), (torn, lines, cut) => {
        const bytes = Buffer.concat([torn.subarray(0, cut % (torn.length - 1)), ...lines]);
        assert.deepEqual(known(bytes), lines.map(textOf));
      }),
    );
  });

  it("give back every byte of a file, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyLine, fc.uint8Array(), fc.constant(Buffer.from('{"crc":"')))), (parts) => {
        const bytes = Buffer.concat(parts);
        const pieces = [...decodeLines(bytes, schema)].map((line) => Buffer.from(line.bytes));
        const withoutEnds = (each: Buffer) => each.toString("latin1").replaceAll("\n", "");
        assert.equal(withoutEnds(Buffer.concat(pieces)), withoutEnds(bytes));
      }),
    );
  });

  it("of a newer format are told from damaged ones", () => {
    const line = textOf(encodeLine(1, { size: "large" }));
    const [read] = decodeLines(Buffer.from(line), z.object({ size: z.number() }));
    assert.equal(read?.kind, "newer");
  });
});
