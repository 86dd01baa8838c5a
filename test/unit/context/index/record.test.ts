import assert from "node:assert/strict";
import * as fc from "fast-check";
import { scanLine } from "../../../../src/context/index/names.ts";
import { blockLines, linesOfBlock, readRecord, recordOf } from "../../../../src/context/index/record.ts";
import { estimateTokens } from "../../../../src/context/tokens.ts";

/** Lines with words, signs, blanks and other scripts. */
const anyText = fc
  .array(fc.stringMatching(/^[ \t]{0,4}[a-zA-Z_$ä日0-9.(){}=;"#/*-]{0,60}$/), { maxLength: 80 })
  .map((lines) => lines.join("\n"));

describe("recordOf", () => {
  it("keeps each line's kind, tokens and names", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { bytes, blocks } = recordOf(text);
        const recorded = blocks.flatMap(({ offset }) => linesOfBlock(bytes, offset));
        const scanned = text.split("\n").map((line) => scanLine(line, 0, line.length));
        assert.deepEqual(recorded, scanned);
      }),
    );
  });

  it("is read back from its bytes alone", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const record = recordOf(text);
        assert.deepEqual(readRecord(record.bytes), record);
      }),
    );
  });

  it("holds a file with more names than fit one byte", () => {
    const text = Array.from({ length: 700 }, (_, number) => `name${number} = again${number % 300};`).join("\n");
    const { bytes, blocks, names, lines } = recordOf(text);
    const last = linesOfBlock(bytes, blocks.at(-1)!.offset).at(-1);
    assert.deepEqual([names.length, lines, blocks.length], [1000, 700, Math.ceil(700 / blockLines)]);
    assert.deepEqual(last?.names, scanLine("name699 = again99;", 0, 18).names);
  });
});

describe("readRecord", () => {
  it("refuses or reads bytes that are no record, and never hangs", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readRecord(bytes);
        } catch (error) {
          assert.ok(error instanceof RangeError);
        }
      }),
    );
  });
});

describe("scanLine", () => {
  const scan = (line: string) => scanLine(line, 0, line.length);

  it("tells comments and blank lines from code", () => {
    const kinds = ["  // a", "# a", "/* a", " * a", "#include <a>", "#[derive(A)]", "x # a", " \t", "a"].map(
      (line) => scan(line).kind,
    );
    assert.deepEqual(kinds, ["note", "note", "note", "note", "code", "code", "code", "blank", "code"]);
  });

  it("looks at nothing beyond the line's end", () => {
    assert.deepEqual(scanLine("--\n more", 0, 2), scanLine("--", 0, 2));
  });

  it("names each name once, and no number", () => {
    assert.equal(scan("total = total + price2 * 19 + 0x1f").names.length, 2);
    assert.deepEqual(scan("total").names, scan("  (total)").names);
    assert.notDeepEqual(scan("total").names, scan("Total").names);
  });

  it("estimates tokens as the prompts do, but for stretches of data and other scripts", () => {
    for (const line of [
      "const total = cart.items.reduce((sum, { price }) => sum + price, 0);",
      "  return 12345;",
      "}",
    ]) {
      const ours = scan(line).tokens;
      const theirs = estimateTokens(`${line}\n`);
      assert.ok(Math.abs(ours - theirs) <= 1, `${line}: ${ours}, ${theirs}`);
    }
  });
});
