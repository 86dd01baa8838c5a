import assert from "node:assert/strict";
import fc from "fast-check";
import { type LineEdit, replacementsOf, type TextReplacement } from "../../../src/editor/lineEdits.ts";

/** Does what the editor does with edits of characters: all of them speak of the text as it was. */
function apply(text: string, replacements: readonly TextReplacement[], lineEnd: string): string {
  const lines = text.split(lineEnd);
  const offset = ({ line, atEnd }: TextReplacement["start"]) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + lineEnd.length, 0) +
    (atEnd ? (lines[line]?.length ?? 0) : 0);
  return replacements.reduceRight(
    (result, { start, end, text: by }) => result.slice(0, offset(start)) + by + result.slice(offset(end)),
    text,
  );
}

function spliced(lines: readonly string[], edits: readonly LineEdit[]): readonly string[] {
  return edits.reduceRight(
    (result, { span, lines: by }) => result.toSpliced(span.start, span.count, ...by),
    [...lines],
  );
}

/** Lines of a text, and edits of it that stand in their order and do not overlap. */
const texts = fc.array(fc.stringMatching(/^[a-c]{0,3}$/), { minLength: 1, maxLength: 8 });
const steps = fc.array(
  fc.record({ gap: fc.nat(3), count: fc.nat(3), lines: fc.array(fc.stringMatching(/^[x-z]{0,3}$/), { maxLength: 3 }) }),
  { maxLength: 5 },
);

function editsFrom(lineCount: number, drawn: readonly { gap: number; count: number; lines: string[] }[]): LineEdit[] {
  const edits: LineEdit[] = [];
  let next = 0;
  for (const { gap, count, lines } of drawn) {
    const start = next + gap;
    if (start + count <= lineCount) {
      edits.push({ span: { start, count }, lines });
      next = start + count;
    }
  }
  return edits;
}

describe("edits of lines", () => {
  for (const lineEnd of ["\n", "\r\n"]) {
    it(`change as many lines as they say and no other, with ${JSON.stringify(lineEnd)} as line end`, () => {
      fc.assert(
        fc.property(texts, steps, (lines, drawn) => {
          const edits = editsFrom(lines.length, drawn);
          const replacements = replacementsOf(edits, lines.length, lineEnd) ?? assert.fail("they do not overlap");
          assert.equal(apply(lines.join(lineEnd), replacements, lineEnd), spliced(lines, edits).join(lineEnd));
        }),
      );
    });
  }

  it("never touch each other as edits of characters, so that the editor takes them in any order", () => {
    fc.assert(
      fc.property(texts, steps, (lines, drawn) => {
        const replacements = replacementsOf(editsFrom(lines.length, drawn), lines.length, "\n") ?? [];
        const places = replacements.map(({ start, end }) => [2 * start.line + +start.atEnd, 2 * end.line + +end.atEnd]);
        for (const [index, [start]] of places.slice(1).entries()) {
          assert.ok((start ?? 0) > (places[index]?.[1] ?? 0));
        }
      }),
    );
  });

  it("are refused where they overlap", () => {
    const edits = [
      { span: { start: 0, count: 2 }, lines: [] },
      { span: { start: 1, count: 1 }, lines: [] },
    ];
    assert.equal(replacementsOf(edits, 3, "\n"), undefined);
  });

  it("are refused where they reach behind the text's end", () => {
    assert.equal(replacementsOf([{ span: { start: 2, count: 2 }, lines: [] }], 3, "\n"), undefined);
  });

  it("are refused before the text's start", () => {
    assert.equal(replacementsOf([{ span: { start: -1, count: 1 }, lines: [] }], 3, "\n"), undefined);
  });
});
