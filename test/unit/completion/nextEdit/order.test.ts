import assert from "node:assert/strict";
import fc from "fast-check";
import type { NextEdit } from "../../../../src/completion/nextEdit/nextEdit.ts";
import { inOrder } from "../../../../src/completion/nextEdit/order.ts";

const edit = (uri: string, line: number, source: NextEdit["source"]): NextEdit => ({
  uri,
  line,
  start: 0,
  end: 1,
  oldText: "a",
  newText: "b",
  source,
});

describe("the order of next edits", () => {
  const seen = (edits: readonly NextEdit[]) => inOrder(edits, "here", 5).map(({ uri, line }) => `${uri} ${line}`);

  it("begins below the cursor and goes on from the top", () => {
    assert.deepEqual(seen([2, 9, 5, 7].map((line) => edit("here", line, "text"))), [
      "here 5",
      "here 7",
      "here 9",
      "here 2",
    ]);
  });

  it("begins with what is reported", () => {
    assert.deepEqual(seen([edit("here", 6, "references"), edit("here", 1, "diagnostics")]), ["here 1", "here 6"]);
  });

  it("ends with other documents, each as a whole", () => {
    const edits = [
      edit("b", 6, "references"),
      edit("a", 9, "references"),
      edit("b", 1, "references"),
      edit("here", 1, "text"),
    ];
    assert.deepEqual(seen(edits), ["here 1", "a 9", "b 1", "b 6"]);
  });

  it("is the same for the same edits, however they are given", () => {
    const one = fc.record({
      uri: fc.constantFrom("here", "a", "b"),
      line: fc.nat(9),
      source: fc.constantFrom("diagnostics", "references", "text"),
    });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ uri, line }) => `${uri} ${line}` }), (places) => {
        const edits = places.map(({ uri, line, source }) => edit(uri, line, source as NextEdit["source"]));
        assert.deepEqual(seen(edits), seen(edits.toReversed()));
      }),
    );
  });
});
