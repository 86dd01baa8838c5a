import assert from "node:assert/strict";
import type { HunkSpans } from "../../../src/evidence/checks/hunkSpans.ts";
import { newErrors } from "../../../src/evidence/checks/newErrors.ts";
import type { ParseError } from "../../../src/evidence/syntax/index.ts";

/** Line 10 becomes lines 10 to 12. */
const hunk: HunkSpans = { id: "h1", before: { start: 10, count: 1 }, after: { start: 10, count: 3 } };

/** Errors as `line near`. */
function errors(...places: readonly string[]): readonly ParseError[] {
  return places.map((place) => {
    const [line, near] = place.split(" ");
    return { line: Number(line), endLine: Number(line), near: near! };
  });
}

/** The new ones as `line near`, with `in` for those in the hunk and `instead` for those that stand for an old one. */
function fresh(before: readonly ParseError[], after: readonly ParseError[]): readonly string[] {
  return newErrors(before, after, [hunk]).map(({ error, hunk: at, isInsteadOfOld }) =>
    [error.line, error.near, ...(at ? ["in"] : []), ...(isInsteadOfOld ? ["instead"] : [])].join(" "),
  );
}

describe("errors that a change brings", () => {
  const rows: readonly [
    name: string,
    before: readonly string[],
    after: readonly string[],
    expected: readonly string[],
  ][] = [
    ["are all of them where there was none", [], ["11 a", "30 b"], ["11 a in", "30 b"]],
    ["are not those above the hunk", ["3 a"], ["3 a"], []],
    ["are not those below the hunk, which move with it", ["20 a", "21 b"], ["22 a", "23 b", "11 c"], ["11 c in"]],
    ["are a second one at a line where there was one", ["3 a"], ["3 a", "3 a"], ["3 a"]],
    ["are not the same one among the hunk's lines", ["10 a"], ["12 a"], []],
    ["stand for an old one where the hunk had another", ["10 a"], ["12 b"], ["12 b in instead"]],
    ["are none outside where the parser only stumbles elsewhere", ["20 a"], ["40 b"], []],
    ["are as many outside as there are more than before", ["20 a"], ["40 b", "41 c"], ["40 b"]],
  ];
  for (const [name, before, after, expected] of rows) {
    it(name, () => {
      assert.deepEqual(fresh(errors(...before), errors(...after)), expected);
    });
  }
});
