import assert from "node:assert/strict";
import fc from "fast-check";
import { diff3Merge } from "node-diff3";
import { afterText, land, replaceHunk, unland, withEdits } from "../../../src/review/land.ts";
import type { FileProposal, Hunk } from "../../../src/review/proposal.ts";
import { lineChanges } from "../../../src/text/diff.ts";

/** A change of a file from one text to another, in hunks. */
function change(before: string, after: string): FileProposal {
  const lines = before.split("\n");
  const hunks = lineChanges(lines, after.split("\n")).map(
    ({ start, count, lines: newLines }, index): Hunk => ({
      id: `h${index}`,
      start,
      oldLines: lines.slice(start, start + count),
      newLines,
      placement: "exact",
    }),
  );
  return { uri: "file:///a.ts", path: "a.ts", languageId: "typescript", kind: "change", version: 1, before, hunks };
}

/** The present text with the hunks in it, or the lines that are in conflict. */
function landed(file: FileProposal, current: string, hunks = file.hunks): string | readonly string[] {
  const landing = land(file, hunks, current);
  return landing.kind === "lands" ? withEdits(current, landing.edits) : landing.current;
}

describe("landing a hunk", () => {
  const file = change("a\nb\nc\nd\ne\n", "a\nb\nX\nd\ne\n");

  it("replaces its lines in the text it was made for", () => {
    assert.equal(landed(file, "a\nb\nc\nd\ne\n"), "a\nb\nX\nd\ne\n");
  });

  it("moves with lines that were added above", () => {
    assert.equal(landed(file, "new\na\nb\nc\nd\ne\n"), "new\na\nb\nX\nd\ne\n");
  });

  it("moves with lines that were taken out above", () => {
    assert.equal(landed(file, "b\nc\nd\ne\n"), "b\nX\nd\ne\n");
  });

  it("is a conflict with the lines that stand there where they changed", () => {
    assert.deepEqual(landed(file, "a\nb\nmine\nd\ne\n"), ["mine"]);
  });

  it("is a conflict where a line beside it changed", () => {
    assert.deepEqual(landed(file, "a\nmine\nc\nd\ne\n"), ["mine", "c"]);
  });

  it("changes nothing where it is there already", () => {
    assert.equal(landed(file, "a\nb\nX\nd\ne\n"), "a\nb\nX\nd\ne\n");
  });

  it("keeps a file's end without a line end", () => {
    assert.equal(landed(change("a\nb", "a\nc"), "a\nb"), "a\nc");
  });

  it("makes the text of a new file", () => {
    assert.equal(landed({ ...change("", "a\n"), kind: "create", version: undefined }, ""), "a\n");
  });

  it("is a conflict for a new file that exists by now", () => {
    assert.deepEqual(landed({ ...change("", "a\n"), kind: "create", version: undefined }, "mine\n"), ["mine"]);
  });

  it("is not hindered by a hunk that was accepted beside it", () => {
    const two = change("x\n}\ny\n", "x\na\n}\n}\nz\n");
    const [first, ...rest] = two.hunks;
    const current = landed(two, two.before, [first!]) as string;
    const landing = land(two, rest, current, [first!]);
    assert.equal(landing.kind === "lands" && withEdits(current, landing.edits), afterText(two));
  });

  it("has the lines that a person wrote instead", () => {
    const proposal = replaceHunk({ id: "p", files: [file], unplaced: [] }, "h0", ["Y", "Z"]);
    assert.equal(afterText(proposal.files[0]!), "a\nb\nY\nZ\nd\ne\n");
  });
});

describe("taking a hunk back", () => {
  const file = change("a\nb\nc\nd\ne\n", "a\nb\nX\nd\ne\n");
  const taken = (current: string) => {
    const landing = unland(file, file.hunks[0]!, current);
    return landing.kind === "lands" ? withEdits(current, landing.edits) : landing.current;
  };

  it("puts the old lines back among what was written since", () => {
    assert.equal(taken("new\na\nb\nX\nd\nmine\ne\n"), "new\na\nb\nc\nd\nmine\ne\n");
  });

  it("puts them back beside a line that changed since", () => {
    assert.equal(taken("a\nmine\nX\nd\ne\n"), "a\nmine\nc\nd\ne\n");
  });

  it("is a conflict where the hunk's own lines changed since", () => {
    assert.deepEqual(taken("a\nb\nX2\nd\ne\n"), ["X2"]);
  });

  it("gives a file's text back that was taken away whole", () => {
    const all = { ...change("a\nb", ""), hunks: [{ ...file.hunks[0]!, start: 0, oldLines: ["a", "b"], newLines: [] }] };
    const landing = unland(all, all.hunks[0]!, "");
    assert.equal(landing.kind === "lands" && withEdits("", landing.edits), "a\nb");
  });
});

describe("any hunks and any edits of the person's", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c", "}", ""), { minLength: 1, maxLength: 12 });
  const text = lines.map((all) => all.join("\n"));
  /** Where the person writes, each time something that stands nowhere else. */
  const typing = fc.array(fc.record({ at: fc.nat(200), removes: fc.nat(3) }), { maxLength: 5 });

  /** Letters that only the person writes. */
  function typed(before: string, edits: readonly { at: number; removes: number }[]): string {
    return edits.reduce((current, { at, removes }, index) => {
      const place = at % (current.length + 1);
      const mine = String.fromCodePoint(0x4e00 + index);
      return `${current.slice(0, place)}${mine}${current.slice(place + removes)}`;
    }, before);
  }

  const mineIn = (current: string) => (current.match(/[\u4e00-\u4eff]/g) ?? []).join("");

  it("lose no character of the person's", () => {
    fc.assert(
      fc.property(text, text, typing, (before, after, edits) => {
        const file = change(before, after);
        let current = typed(before, edits);
        const wanted = mineIn(current);
        for (const [index, hunk] of file.hunks.entries()) {
          const landing = land(file, [hunk], current, file.hunks.slice(0, index));
          current = landing.kind === "lands" ? withEdits(current, landing.edits) : current;
          assert.equal(mineIn(current), wanted);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it("change no line but the hunk's", () => {
    fc.assert(
      fc.property(text, text, typing, (before, after, edits) => {
        const file = change(before, after);
        const current = typed(before, edits);
        for (const hunk of file.hunks) {
          const landing = land(file, [hunk], current);
          if (landing.kind === "lands" && landing.edits[0] !== undefined) {
            const { start, count } = landing.edits[0].span;
            assert.deepEqual(current.split("\n").slice(start, start + count), hunk.oldLines);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("merge as node-diff3 merges where both find the same changes", () => {
    const distinct = fc.uniqueArray(fc.constantFrom(..."abcdefghijkl"), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(distinct, fc.nat(20), fc.nat(20), fc.nat(2), (base, at, mineAt, count) => {
        const after = base.toSpliced(at % base.length, count, "theirs");
        const mine = base.toSpliced(mineAt % base.length, 1, "mine");
        const merged = diff3Merge(mine, base, after, { excludeFalseConflicts: true });
        const result = landed(change(base.join("\n"), after.join("\n")), mine.join("\n"));
        const isClean = merged.every(({ ok }) => ok !== undefined);
        assert.equal(typeof result === "string", isClean);
        if (isClean) {
          assert.equal(result, merged.flatMap(({ ok }) => ok ?? []).join("\n"));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("give the text back when all are accepted and all are taken back, one by one in any order", () => {
    fc.assert(
      fc.property(text, text, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (before, after, order) => {
        const file = change(before, after);
        const all = land(file, file.hunks, before);
        assert.equal(all.kind, "lands");
        let current = all.kind === "lands" ? withEdits(before, all.edits) : "";
        assert.equal(current, after);
        let left = file.hunks;
        const shuffled = file.hunks.toSorted((a, b) => order[Number(a.id.slice(1))]! - order[Number(b.id.slice(1))]!);
        for (const hunk of shuffled) {
          left = left.filter(({ id }) => id !== hunk.id);
          const taken = unland(file, hunk, current, left);
          assert.equal(taken.kind, "lands");
          current = taken.kind === "lands" ? withEdits(current, taken.edits) : current;
        }
        assert.equal(current, before);
      }),
      { numRuns: 3000 },
    );
  });
});
