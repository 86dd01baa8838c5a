import assert from "node:assert/strict";
import fc from "fast-check";
import { hunkSpans, withHunks } from "../../../src/evidence/checks/hunkSpans.ts";
import { changed } from "./subjects.ts";

function spansOf(diff: string) {
  return hunkSpans(changed(diff))?.map(({ id, before, after }) => [
    id,
    before.start,
    before.count,
    after.start,
    after.count,
  ]);
}

/** Few different lines, so that many of them are the same. */
const anyDiff = fc
  .array(fc.tuple(fc.constantFrom(" ", " ", "+", "-"), fc.constantFrom("a", "b", "")), { minLength: 1, maxLength: 30 })
  .map((lines) => `${lines.map(([mark, text]) => `${mark}${text}`).join("\n")}\n end`);

describe("finding hunks' lines in the file before", () => {
  it("counts what a hunk takes away", () => {
    assert.deepEqual(spansOf(" a\n-b\n-c\n+d\n e"), [["h1", 1, 2, 1, 1]]);
  });

  it("finds each of several hunks", () => {
    assert.deepEqual(spansOf("+x\n a\n-b\n c\n+d\n+e"), [
      ["h1", 0, 0, 0, 1],
      ["h2", 1, 1, 2, 0],
      ["h3", 3, 0, 3, 2],
    ]);
  });

  it("finds a hunk that is the whole of a new file", () => {
    const file = { path: "a.ts", languageId: "typescript", before: undefined, after: "a\nb\n" };
    const spans = hunkSpans({ ...file, hunks: [{ id: "h1", after: { start: 0, count: 2 } }] });
    assert.deepEqual(spans?.[0]?.before, { start: 0, count: 0 });
  });

  it("gives nothing for hunks that do not fit the texts", () => {
    const file = { path: "a.ts", languageId: "typescript", before: "a\nb", after: "x\ny" };
    assert.equal(hunkSpans({ ...file, hunks: [{ id: "h1", after: { start: 0, count: 1 } }] }), undefined);
  });

  it("lets all hunks taken give the file after, and none the file before, whatever the change", () => {
    fc.assert(
      fc.property(anyDiff, (diff) => {
        const file = changed(diff);
        const spans = hunkSpans(file);
        assert.ok(spans);
        assert.equal(
          withHunks(file, spans, () => true),
          file.after,
        );
        assert.equal(
          withHunks(file, spans, () => false),
          file.before,
        );
      }),
    );
  });
});
