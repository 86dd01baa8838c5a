import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import fc from "fast-check";
import { Repetition } from "../../../../src/model/client/repetition.ts";

/** Characters after which a text is heard as a loop, in pieces of the sizes, the last again and again. */
function heardAfter(text: string, sizes: readonly number[]): number {
  const repetition = new Repetition();
  let at = 0;
  for (let piece = 0; at < text.length; piece++) {
    const size = sizes[Math.min(piece, sizes.length - 1)] ?? 1;
    if (repetition.hears(text.slice(at, at + size))) {
      return Math.min(at + size, text.length);
    }
    at += size;
  }
  return Number.POSITIVE_INFINITY;
}

const isLoop = (text: string) => heardAfter(text, [text.length]) <= text.length;

/** A block with a beginning of its own, so that it has no shorter period that counts. */
const anyBlock = fc.string({ minLength: 20, maxLength: 1990, unit: "grapheme-ascii" }).map((text) => `say ${text}\n`);

describe("A repetition", () => {
  it("is heard in any block that is said over and over, whatever came before and however it was cut", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 3000 }),
        anyBlock,
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 }),
        (before, block, sizes) => {
          const times = 1 + Math.ceil(200 / block.length) + Math.max(6, Math.ceil(400 / block.length));
          assert.notEqual(heardAfter(before + block.repeat(times), sizes), Number.POSITIVE_INFINITY);
        },
      ),
    );
  });

  it("is heard in the same stretch however the text was cut", () => {
    fc.assert(
      fc.property(anyBlock, fc.integer({ min: 1, max: 199 }), (block, size) => {
        const text = block.repeat(30).padEnd(1000, block);
        const exact = heardAfter(text, [1]);
        const cut = heardAfter(text, [size]);
        assert.ok(exact <= cut && cut < exact + size, `${exact} and ${cut}`);
      }),
    );
  });

  it("is heard within 200 characters of the sixth time", () => {
    const block = `${"const a = 1;\n".repeat(7)}// the block's end, ${"x".repeat(20)}\n`;
    assert.ok(heardAfter(block.repeat(20), [1]) <= 6 * block.length + 200);
  });

  it("is heard in a short line, later", () => {
    assert.deepEqual([isLoop("foo();\n".repeat(100)), isLoop("foo();\n".repeat(200))], [false, true]);
  });

  it("is heard in endless white space", () => assert.ok(isLoop(" ".repeat(1200))));

  it("is not heard in a block that is said five times", () => {
    assert.ok(!isLoop(`${"a block of some length, ".repeat(3)}with an end.\n`.repeat(5)));
  });

  it("is not heard where each time differs", () => {
    const row = (number: number) => `  { id: ${number}, name: "item", price: 10, isSold: false, tags: [] },\n`;
    assert.ok(!isLoop(Array.from({ length: 500 }, (_each, number) => row(number)).join("")));
  });

  it("is not heard in a text that only comes back after more than 2,000 characters", () => {
    const long = Array.from({ length: 400 }, (_each, number) => `line ${number}\n`).join("");
    assert.ok(!isLoop(long.repeat(8)));
  });

  const legitimate: readonly [string, string][] = [
    ["a ruler", `// ${"-".repeat(400)}\n`],
    ["a box of rulers", `${"=".repeat(120)}\n${" ".repeat(120)}\n${"=".repeat(120)}\n`],
    ["an indent", " ".repeat(400)],
    ["closing brackets", Array.from({ length: 40 }, (_each, depth) => `${"  ".repeat(40 - depth)}}\n`).join("")],
    ["a row of zeros", `[${"0, ".repeat(256)}0]`],
    ["a matrix of zeros", `${`[${"0, ".repeat(15)}0],\n`.repeat(16)}`],
    ["a row of truths", `[${"true, ".repeat(128)}false]`],
    ["an empty table", `|${"---|".repeat(40)}\n`.repeat(2)],
    ["a table of data", Array.from({ length: 99 }, (_each, row) => `| ${row} | ok | ok | ok | ok | ok |\n`).join("")],
  ];
  for (const [name, text] of legitimate) {
    it(`is not heard in ${name}`, () => assert.ok(!isLoop(text)));
  }

  it("is not heard in the code and the documents of this repository", () => {
    const files = ["src", "test", "docs"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ts|md|css)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    assert.ok(files.length > 100);
    assert.deepEqual(
      files.filter((file) => isLoop(readFileSync(file, "utf8"))),
      [],
    );
  });

  it("is not heard in minified code", () => {
    const code = readFileSync("src/review/land.ts", "utf8");
    assert.ok(!isLoop(transformSync(code, { loader: "ts", minify: true }).code));
  });
});
