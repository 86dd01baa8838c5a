import assert from "node:assert/strict";
import fc from "fast-check";
import { EditedText } from "../../../src/context/editedText.ts";

/** A text that is edited and watched. */
function watched(...lines: readonly string[]) {
  const now = [...lines];
  const text = new EditedText(lines);
  let at = 0;
  const read = (start: number, count: number) => now.slice(start, start + count);
  return {
    now,
    replace(start: number, removed: number, ...added: readonly string[]) {
      now.splice(start, removed, ...added);
      text.change({ start, removed, added: added.length }, ++at);
      text.settle(read);
    },
    edits: () => text.edits(read),
    told: () =>
      text.edits(read).map(({ newStart, before, after }) => `${newStart}: ${before.join()} > ${after.join()}`),
  };
}

const letters = "abcdefghijklmnopqrstuvwxyz".split("");

describe("what was edited in a text", () => {
  it("is a line as it was and as it is", () => {
    const text = watched("a", "b", "c");
    text.replace(1, 1, "B");
    assert.deepEqual(text.told(), ["1: b > B"]);
  });

  it("is one edit, however many keys it took", () => {
    const text = watched("a", "b", "c");
    text.replace(1, 1, "bx");
    text.replace(1, 1, "bxy");
    text.replace(1, 1, "bxy", "new");
    assert.deepEqual(text.told(), ["1: b > bxy,new"]);
  });

  it("is one edit where only a line or two stand between", () => {
    const text = watched(...letters);
    text.replace(3, 1, "D");
    text.replace(5, 1, "F");
    assert.deepEqual(text.told(), ["3: d,e,f > D,e,F"]);
  });

  it("is told newest first", () => {
    const text = watched(...letters);
    text.replace(20, 1, "U");
    text.replace(2, 1, "C");
    assert.deepEqual(text.told(), ["2: c > C", "20: u > U"]);
  });

  it("moves with the lines that come above it", () => {
    const text = watched(...letters);
    text.replace(20, 1, "U");
    text.replace(2, 0, "new", "more");
    assert.deepEqual(text.told(), ["2:  > new,more", "22: u > U"]);
  });

  it("is nothing any more once it was undone", () => {
    const text = watched("a", "b", "c");
    text.replace(1, 1, "B");
    text.replace(1, 1, "b");
    assert.deepEqual(text.told(), []);
  });

  it("tells nothing of what only a tool edits at once", () => {
    const text = watched("a");
    text.replace(0, 1, ...Array.from({ length: 100 }, String));
    assert.deepEqual(text.told(), []);
  });

  it("is the last eight edits, and the older ones are a part of how the text was", () => {
    const text = watched(...letters, ...letters, ...letters);
    for (let n = 0; n < 10; n++) {
      text.replace(n * 7, 1, `new ${n}`, "more");
    }
    assert.equal(text.edits().length, 8);
    assert.deepEqual(text.told().at(-1), `14: ${letters[12]} > new 2,more`);
  });

  const change = fc.record({
    start: fc.nat({ max: 200 }),
    removed: fc.nat({ max: 4 }),
    added: fc.array(fc.constantFrom("x", "y", "z"), { maxLength: 4 }),
  });
  const lines = Array.from({ length: 120 }, (_, line) => `line ${line}`);

  function edited(changes: readonly { start: number; removed: number; added: readonly string[] }[]) {
    const text = watched(...lines);
    for (const { start, removed, added } of changes) {
      const from = Math.min(start, text.now.length);
      text.replace(from, Math.min(removed, text.now.length - from), ...added);
    }
    return text;
  }

  it("makes the text that is of the text that was, whatever is edited", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 7 }), (changes) => {
        const text = edited(changes);
        const made = text
          .edits()
          .toSorted((one, other) => other.oldStart - one.oldStart || other.newStart - one.newStart)
          .reduce((old, { oldStart, before, after }) => old.toSpliced(oldStart, before.length, ...after), lines);
        assert.deepEqual(made, text.now);
      }),
    );
  });

  it("stands where it is said to stand, however much was edited", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 8, maxLength: 60 }), (changes) => {
        const text = edited(changes);
        for (const { newStart, after } of text.edits()) {
          assert.deepEqual(after, text.now.slice(newStart, newStart + after.length));
        }
      }),
    );
  });
});
