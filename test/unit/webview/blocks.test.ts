import assert from "node:assert/strict";
import fc from "fast-check";
import { headingOf, plain, splitBlocks } from "../../../src/webview/markdown/blocks.ts";
import { caveatsOnTop, pieces } from "../../../src/webview/markdown/pieces.ts";
import { caveat, file, hunk, turn } from "../../panel/threads.ts";

/** Blocks without the white space at their ends. */
function blocks(markdown: string): readonly string[] {
  return splitBlocks(markdown).map((block) => block.trimEnd());
}

describe("the blocks of Markdown", () => {
  it("end at blank lines", () => {
    assert.deepEqual(blocks("one\ntwo\n\n\nthree"), ["one\ntwo", "three"]);
  });

  it("hold a fence whole", () => {
    assert.deepEqual(blocks("```ts\na\n\nb\n```\n\nc"), ["```ts\na\n\nb\n```", "c"]);
  });

  it("hold a fence that is still open whole", () => {
    assert.deepEqual(blocks("```ts\na\n\nb\n\nc"), ["```ts\na\n\nb\n\nc"]);
  });

  it("end a fence of four at no fence of three", () => {
    assert.deepEqual(blocks("````\n```\n\na\n````\n\nb"), ["````\n```\n\na\n````", "b"]);
  });

  it("hold indented lines with the item above them", () => {
    assert.deepEqual(blocks("- a\n\n  b\n\nc"), ["- a\n\n  b", "c"]);
  });

  it("take back quotes around words for no fence", () => {
    assert.deepEqual(blocks("```a``` b\n\nc"), ["```a``` b", "c"]);
  });

  const markdown = fc
    .array(fc.constantFrom("a", "", "```", "```ts", "~~~", "  b", "- c", "# d", "````", " "), { maxLength: 20 })
    .map((lines) => lines.join("\n"));

  it("are the text again when joined", () => {
    fc.assert(fc.property(markdown, (text) => assert.equal(splitBlocks(text).join(""), text)));
  });

  it("stay all but the last while text is appended", () => {
    fc.assert(
      fc.property(markdown, markdown, (text, more) => {
        const before = splitBlocks(`${text}\n`).slice(0, -1);
        assert.deepEqual(splitBlocks(`${text}\n${more}`).slice(0, before.length), before);
      }),
    );
  });
});

describe("a heading", () => {
  it("is read without its marks", () => {
    assert.equal(headingOf("## The `loop` ##\ntext"), "The loop");
  });

  it("is none in the middle of a block", () => {
    assert.equal(headingOf("text\n# x"), undefined);
  });

  it("keeps underscores, which names have", () => {
    assert.equal(plain("**read_all**"), "read_all");
  });
});

describe("the pieces of an explanation", () => {
  const link = { uri: "file:///a.ts", line: 3 };

  it("go from one tied heading to the next", () => {
    const markdown = "Intro\n\n## One\n\na\n\n## Two\n\nb";
    const spans = [
      { heading: "One", link },
      { heading: "Two", link },
    ];
    assert.deepEqual(
      pieces({ markdown, spans, caveats: [] }).map((piece) => [piece.link !== undefined, piece.blocks.length]),
      [
        [false, 1],
        [true, 2],
        [true, 2],
      ],
    );
  });

  it("take headings of the same words in their order", () => {
    const spans = [
      { heading: "Case", link },
      { heading: "Case", link: { ...link, line: 9 } },
    ];
    const found = pieces({ markdown: "# Case\n\na\n\n# Case\n\nb", spans, caveats: [] });
    assert.deepEqual(
      found.map((piece) => piece.link?.line),
      [3, 9],
    );
  });

  it("put a caveat at the block that holds its quote", () => {
    const caveats = [caveat("k", { quote: "never" })];
    const [piece] = pieces({ markdown: "always\n\nnever", spans: [], caveats });
    assert.deepEqual(
      piece?.blocks.map((block) => block.caveats.length),
      [0, 1],
    );
  });

  it("leave a caveat whose words or hunk are nowhere to the top", () => {
    const caveats = [caveat("k1", { quote: "gone" }), caveat("k2", { hunk: "gone" }), caveat("k3", { hunk: "h1" })];
    const onTop = caveatsOnTop(turn({ markdown: "here", caveats, files: [file("a.ts", [hunk("h1")])] }));
    assert.deepEqual(
      onTop.map(({ id }) => id),
      ["k1", "k2"],
    );
  });
});
