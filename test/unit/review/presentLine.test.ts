import assert from "node:assert/strict";
import * as fc from "fast-check";
import { afterText } from "../../../src/review/land.ts";
import { lineMover, presentLine } from "../../../src/review/presentLine.ts";
import type { FileProposal, Hunk, HunkState } from "../../../src/review/proposal.ts";

function fileOf(before: readonly string[], hunks: readonly Hunk[]): FileProposal {
  return {
    uri: "file:///shop/a.ts",
    path: "a.ts",
    languageId: "typescript",
    version: 1,
    kind: "change",
    before: before.join("\n"),
    hunks,
  };
}

function hunk(id: string, start: number, oldLines: readonly string[], newLines: readonly string[]): Hunk {
  return { id, start, oldLines, newLines, placement: "exact" };
}

const file = fileOf(
  ["one", "two", "three", "four"],
  [hunk("h1", 0, ["one"], ["ONE", "ONE AND A HALF"]), hunk("h2", 2, ["three"], ["THREE", "THREE AND A HALF"])],
);

/** What a person sees at the place where to look for a line of the file as it would be. */
function seen(line: number, decisions: Readonly<Record<string, HunkState>>): string | undefined {
  const accepted = file.hunks.filter(({ id }) => decisions[id] === "accepted");
  return afterText(file, accepted).split("\n")[presentLine(file, line, decisions)];
}

describe("the place in the present file of a line as it would be", () => {
  it("is the line that an open hunk replaces", () => {
    assert.equal(seen(3, {}), "three");
  });

  it("is the last of the replaced lines where the hunk brings more", () => {
    assert.equal(seen(4, {}), "three");
  });

  it("is the line itself in a hunk that was accepted", () => {
    assert.equal(seen(4, { h2: "accepted" }), "THREE AND A HALF");
  });

  it("counts the lines that accepted hunks before it brought", () => {
    assert.equal(seen(3, { h1: "accepted" }), "three");
  });

  it("counts no lines of rejected hunks before it", () => {
    assert.equal(seen(5, { h1: "rejected" }), "four");
  });

  it("is the same line wherever no open hunk is", () => {
    const pieces = fc.array(
      fc.record({
        kept: fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 4 }),
        old: fc.array(fc.constantFrom("o", "p"), { maxLength: 3 }),
        made: fc.array(fc.constantFrom("m", "n"), { maxLength: 3 }),
        state: fc.constantFrom("undecided" as const, "accepted" as const, "rejected" as const),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(pieces, (all) => {
        const before = all.flatMap(({ kept, old }) => [...kept, ...old]);
        const hunks = all.map(({ old, made }, index) => {
          const earlier = all.slice(0, index).reduce((sum, each) => sum + each.kept.length + each.old.length, 0);
          return hunk(`h${index}`, earlier + (all[index]?.kept.length ?? 0), old, made);
        });
        const decisions = Object.fromEntries(all.map(({ state }, index) => [`h${index}`, state]));
        const proposed = fileOf([...before, "end"], hunks);
        const accepted = hunks.filter(({ id }) => decisions[id] === "accepted");
        const present = afterText(proposed, accepted).split("\n");
        let line = 0;
        for (const { kept, made, state } of all) {
          for (const text of [...kept, ...made.map((each) => (state === "accepted" ? each : undefined))]) {
            const at = presentLine(proposed, line, decisions);
            assert.ok(text === undefined ? at >= 0 && at < present.length : present[at] === text);
            line++;
          }
        }
      }),
    );
  });
});

describe("the place of a line in a later text", () => {
  const before = "one\ntwo\nthree";

  it("moves with the lines that came before it", () => {
    assert.equal(lineMover(before, "zero\none\ntwo\nthree")(2), 3);
  });

  it("stays where lines changed behind it", () => {
    assert.equal(lineMover(before, "one\nTWO\nthree")(0), 0);
  });

  it("is nowhere once it was changed", () => {
    assert.equal(lineMover(before, "one\nTWO\nthree")(1), undefined);
  });

  it("is nowhere once it was taken away", () => {
    assert.equal(lineMover(before, "one\nthree")(1), undefined);
  });
});
