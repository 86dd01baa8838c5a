import assert from "node:assert/strict";
import fc from "fast-check";
import { lineChanges } from "../../../src/text/diff.ts";

describe("the changes between two texts", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", "}", ""), { maxLength: 15 });

  it("make the one of the other", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const made: string[] = [...before];
        for (const { start, count, lines } of lineChanges(before, after).toReversed()) {
          made.splice(start, count, ...lines);
        }
        assert.deepEqual(made, after);
      }),
      { numRuns: 2000 },
    );
  });

  it("have at least one equal line between them", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = lineChanges(before, after);
        for (const [index, { start }] of changes.slice(1).entries()) {
          assert.ok(start > changes[index]!.start + changes[index]!.count);
        }
      }),
    );
  });

  it("are found in reasonable time where nothing is alike", () => {
    const before = Array.from({ length: 6000 }, (_, index) => `old ${index}`);
    const after = Array.from({ length: 6000 }, (_, index) => `new ${index}`);
    assert.deepEqual(
      lineChanges(before, after).map(({ start, count }) => [start, count]),
      [[0, 6000]],
    );
  });
});
