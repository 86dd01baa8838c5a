// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code that is read, in strings.
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Family } from "../../../../src/evidence/checks/code/family.ts";
import { readCode } from "../../../../src/evidence/checks/code/readCode.ts";

/** What is left of a text as code, and what its holes say. */
const rows: readonly (readonly [family: Family, text: string, code: string, holes: readonly string[]])[] = [
  ["javascript", 'a("b c") // d', 'a("   ")     ', []],
  ["javascript", "a /* b\nc */ + 1", "a     \n     + 1", []],
  ["javascript", "`a ${b} c`", "`  ${b}  `", ["b"]],
  ["javascript", "`a ${b({ c: `${d}` })} e`", "`  ${b({ c: `${d}` })}  `", ["d", "b({ c: `${d}` })"]],
  ["javascript", "x = /a'[/]b/g; 'c'", "x = /      /g; ' '", []],
  ["javascript", "a / b; // c / d", "a / b;         ", []],
  ["javascript", "<p>Don't</p>", "<p>Don't</p>", []],
  ["python", "a = 'b' # c", "a = ' '    ", []],
  ["python", '"""a\n"b"\n"""; c', '""" \n   \n"""; c', []],
  ["python", "f'{a} {{b}} {c!r:>3}'", "f' a         c      '", ["a", "c"]],
  ["python", "'{a}'", "'   '", []],
  ["go", "a := `b\"c`; '\"'", "a := `   `; ' '", []],
  ["rust", "fn a<'b>(c: &'b str) { \"d\nd\" }", "fn a<'b>(c: &'b str) { \" \n \" }", []],
  ["java", 'a = """\n  b "c"\n  """;', 'a = """\n       \n  """;', []],
  ["php", "# a\n\"b $c\" . '$d'", "   \n\"  $c\" . '  '", ["$c"]],
  ["ruby", '"a #{b}" # c', '"    b "    ', ["b"]],
  ["shell", 'echo "a" $# # b', 'echo " " $#    ', []],
];

describe("reading a text as code", () => {
  for (const [family, text, code, holes] of rows) {
    it(`blanks comments and strings of ${family}: ${JSON.stringify(text)}`, () => {
      const read = readCode(text, family);
      assert.equal(read.code, code);
      assert.deepEqual(
        read.strings.flatMap((string) => string.holes.map(({ start, end }) => text.slice(start, end))),
        holes,
      );
    });
  }

  it("keeps what strings say in the text, and comments in neither", () => {
    assert.equal(readCode("a('b'); // c", "javascript").text, "a('b');     ");
  });

  it("keeps each place and line of any text", () => {
    const families = fc.constantFrom<Family>("javascript", "python", "go", "java", "rust", "php", "ruby", "shell");
    const pieces = fc.constantFrom(
      '"',
      "'",
      "`",
      "${",
      "{",
      "}",
      "#",
      "/",
      "*",
      "\\",
      "\n",
      "a",
      " ",
      '"""',
      "f'",
      "#{",
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 60 }).map((each) => each.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(texts, families, (text, family) => {
        const { text: uncommented, code, strings } = readCode(text, family);
        for (const other of [uncommented, code]) {
          assert.equal(other.length, text.length);
          assert.ok([...other.matchAll(/\S/g)].every(({ index }) => other[index] === text[index]));
          assert.equal(other.split("\n").length, text.split("\n").length);
        }
        assert.ok(strings.every(({ start, end }) => start < end && end <= text.length));
      }),
      { numRuns: 1_000 },
    );
  });
});
