import assert from "node:assert/strict";
import fc from "fast-check";
import { markdownBlocks } from "../../../src/evidence/checks/markdownBlocks.ts";

/** Code blocks in brackets, prose as it is, a bar between them. */
function blocks(markdown: string): string {
  return markdownBlocks(markdown)
    .map(({ kind, text }) => (kind === "code" ? `[${text}]` : text))
    .join("|");
}

describe("the blocks of a Markdown text", () => {
  const rows: readonly [name: string, markdown: string, expected: string][] = [
    ["are paragraphs between blank lines", "a\nb\n\nc", "a\nb|c"],
    ["are headings and list items on their own", "# a\nb\n- c\n- d", "# a\nb|- c|- d"],
    ["are fenced code without its fences", "a\n```ts\nb\n```\nc", "a|[b]|c"],
    ["are fenced code with shorter fences in it", "````\n```\na\n```\n````", "[```\na\n```]"],
    ["are fenced code with another kind of fence in it", "~~~\n```\n~~~", "[```]"],
    ["are fenced code to the end where its fence is not closed", "a\n```\nb\n\nc", "a|[b\n\nc]"],
    ["are fenced code in lists and quotes", "- ```\n  a\n  ```\n> ```\n> b\n> ```", "[  a]|[> b]"],
    ["are no code where back quotes close on their line", "```a``` b", "```a``` b"],
    ["are indented code after a blank line", "a\n\n    b\n    c\n\nd", "a|[    b\n    c]|d"],
    ["are no indented code within a paragraph", "a\n    b", "a\n    b"],
    ["are no indented code within a list", "- a\n\n    b\n\nc", "- a|    b|c"],
  ];
  for (const [name, markdown, expected] of rows) {
    it(name, () => {
      assert.equal(blocks(markdown), expected);
    });
  }

  it("have every line that is neither blank nor a fence, in order", () => {
    const anyLine = fc.constantFrom("a", "    b", "- c", "", "> d", "# e", "1. f");
    fc.assert(
      fc.property(fc.array(anyLine), (lines) => {
        const text = markdownBlocks(lines.join("\n")).map((block) => block.text);
        assert.deepEqual(
          text.flatMap((each) => each.split("\n")),
          lines.filter((line) => line !== ""),
        );
      }),
    );
  });
});
