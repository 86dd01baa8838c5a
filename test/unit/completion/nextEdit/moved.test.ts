import assert from "node:assert/strict";
import fc from "fast-check";
import { moved, type TextChange } from "../../../../src/completion/nextEdit/moved.ts";
import type { Span } from "../../../../src/completion/nextEdit/nextEdit.ts";

const change = (startLine: number, startCharacter: number, endLine: number, endCharacter: number, text: string) => ({
  startLine,
  startCharacter,
  endLine,
  endCharacter,
  text,
});
const span: Span = { line: 2, start: 4, end: 9 };

describe("a place in a text that changes", () => {
  it("stays where what changes is behind it", () => {
    assert.deepEqual(moved([span], change(2, 10, 3, 0, "x\ny")), [span]);
  });

  it("moves along with its line", () => {
    assert.deepEqual(moved([span], change(0, 1, 1, 0, "a\nb\nc")), [{ line: 3, start: 4, end: 9 }]);
  });

  it("moves with what is typed before it in its line", () => {
    assert.deepEqual(moved([span], change(2, 0, 2, 1, "abc")), [{ line: 2, start: 6, end: 11 }]);
  });

  it("grows with what is typed in it", () => {
    assert.deepEqual(moved([span], change(2, 5, 2, 6, "abc")), [{ line: 2, start: 4, end: 11 }]);
  });

  it("is gone where it was cut into", () => {
    assert.deepEqual(moved([span], change(2, 6, 3, 0, "")), []);
  });

  it("says what it said, wherever it stands after changes that don't touch it", () => {
    const words = fc.array(fc.array(fc.constantFrom("a", "bb", "§", " "), { maxLength: 6 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, fc.infiniteStream(fc.nat()), (parts, numbers) => {
        const lines = parts.map((line) => line.join(""));
        const marks = lines.flatMap((text, line) =>
          Array.from(text.matchAll(/§/g), ({ index }) => ({ line, start: index, end: index + 1 })),
        );
        const pick = (count: number) => numbers.next().value! % count;
        const startLine = pick(lines.length);
        const startCharacter = pick(lines[startLine]!.length + 1);
        const endLine = startLine + pick(lines.length - startLine);
        const least = endLine === startLine ? startCharacter : 0;
        const endCharacter = least + pick(lines[endLine]!.length + 1 - least);
        const text = ["", "x", "xy\n", "\nz", "q\nr\ns"][pick(5)]!;
        const edit = change(startLine, startCharacter, endLine, endCharacter, text);
        const after = applied(lines, edit);
        for (const mark of marks.filter((each) => !isTouched(each, edit))) {
          const [{ line, start, end }] = moved([mark], edit) as [Span];
          assert.ok(after[line]!.slice(start, end).includes("§"));
        }
      }),
    );
  });
});

function applied(lines: readonly string[], { startLine, startCharacter, endLine, endCharacter, text }: TextChange) {
  const before = [...lines.slice(0, startLine), lines[startLine]!.slice(0, startCharacter)].join("\n");
  const after = [lines[endLine]!.slice(endCharacter), ...lines.slice(endLine + 1)].join("\n");
  return (before + text + after).split("\n");
}

function isTouched({ line, start, end }: Span, { startLine, startCharacter, endLine, endCharacter }: TextChange) {
  const isBefore = line < startLine || (line === startLine && end <= startCharacter);
  const isBehind = line > endLine || (line === endLine && start >= endCharacter);
  return !isBefore && !isBehind;
}
