import assert from "node:assert/strict";
import fc from "fast-check";
import { EditAtCursor } from "../../../../src/completion/nextEdit/editAtCursor.ts";

/** A text in which somebody moves and types. */
function edited(...lines: readonly string[]) {
  const now = [...lines];
  const atCursor = new EditAtCursor();
  const read = (start: number, count: number) => now.slice(start, start + count);
  return {
    now,
    arrive: (line: number) => atCursor.arrive(line, read),
    replace(start: number, removed: number, ...added: readonly string[]) {
      now.splice(start, removed, ...added);
      atCursor.change({ start, removed, added: added.length });
    },
    edit: () => atCursor.edit(read),
  };
}

describe("the edit at the cursor", () => {
  it("is none before something changes", () => {
    const text = edited("a", "b");
    text.arrive(1);
    assert.equal(text.edit(), undefined);
  });

  it("is the line as it was when the cursor came there, however many keys it took", () => {
    const text = edited("a", "b");
    text.arrive(1);
    for (const line of ["bx", "bxy"]) {
      text.replace(1, 1, line);
      text.arrive(1);
    }
    assert.deepEqual(text.edit(), { start: 1, before: ["b"], after: ["bxy"] });
  });

  it("is none where all was typed back", () => {
    const text = edited("a", "b");
    text.arrive(1);
    text.replace(1, 1, "bx");
    text.replace(1, 1, "b");
    assert.equal(text.edit(), undefined);
  });

  it("takes in the lines that Enter begins", () => {
    const text = edited("a", "b", "c");
    text.arrive(1);
    text.replace(1, 1, "b", "new");
    text.arrive(2);
    assert.deepEqual(text.edit(), { start: 1, before: ["b"], after: ["b", "new"] });
  });

  it("moves with lines that come above it", () => {
    const text = edited("a", "b");
    text.arrive(1);
    text.replace(1, 1, "B");
    text.replace(0, 1, "a", "more");
    assert.deepEqual(text.edit(), { start: 2, before: ["b"], after: ["B"] });
  });

  it("is told when the cursor leaves it by itself", () => {
    const text = edited("a", "b");
    text.arrive(1);
    text.replace(1, 1, "B");
    text.arrive(1);
    assert.deepEqual(text.arrive(0), { start: 1, before: ["b"], after: ["B"] });
    assert.equal(text.edit(), undefined);
  });

  it("begins anew in lines that were just written, once the cursor comes back to one", () => {
    const text = edited("a");
    text.arrive(0);
    text.replace(0, 1, "a", "let b");
    text.arrive(1);
    text.replace(1, 1, "let b", "b");
    text.arrive(2);
    text.arrive(1);
    text.replace(1, 1, "let c");
    assert.deepEqual(text.edit(), { start: 1, before: ["let b"], after: ["let c"] });
  });

  it("is given up where a change reaches beyond it", () => {
    const text = edited("a", "b", "c");
    text.arrive(1);
    text.replace(1, 2, "bc");
    assert.equal(text.edit(), undefined);
  });

  it("told backwards gives the text as it was when the cursor came there", () => {
    const change = fc.record({
      start: fc.nat(5),
      removed: fc.nat(2),
      added: fc.array(fc.constantFrom("x", "y"), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.nat(5), (changes, line) => {
        const text = edited("a", "b", "c", "d", "e", "f");
        text.arrive(line);
        for (const { start, removed, added } of changes) {
          const there = Math.min(removed, text.now.length - start);
          if (there >= 0) {
            text.replace(start, there, ...added);
          }
        }
        const edit = text.edit();
        if (edit !== undefined) {
          assert.deepEqual(text.now.slice(edit.start, edit.start + edit.after.length), edit.after);
          assert.deepEqual(edit.before, ["abcdef"[line]]);
        }
      }),
    );
  });
});
