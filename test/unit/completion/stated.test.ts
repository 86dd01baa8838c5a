import assert from "node:assert/strict";
import fc from "fast-check";
import { cleanAnswer } from "../../../src/completion/clean/index.ts";
import { type Stated, statedIn } from "../../../src/completion/stated.ts";
import { at } from "../marked.ts";

/** Pieces one behind the other, each with its place in the list as logarithm, so that it is known again. */
function stated(pieces: readonly string[]): { raw: string; logprobs: readonly Stated[] } {
  const raw = pieces.join("");
  let end = 0;
  const logprobs = pieces.map((piece, index) => {
    const start = end;
    end += piece.length;
    return { start, end, logprob: -index };
  });
  return { raw, logprobs };
}

/** What survives of the pieces, each as it stands in the cleaned text. */
function survivors(marked: string, pieces: readonly string[], isWhole = true): readonly string[] {
  const { raw, logprobs } = stated(pieces);
  const { text, skipped } = cleanAnswer(raw, at(marked), isWhole);
  return statedIn(text, raw, skipped, logprobs).map(({ start, end }) => text.slice(start, end));
}

describe("what a model states of its pieces, in the cleaned text", () => {
  it("is found where nothing was cleaned", () => {
    assert.deepEqual(survivors("const a = █", ["b", " +", " c", ";"]), ["b", "+", "c", ";"]);
  });

  it("is left out for a fence and what stands before it", () => {
    const pieces = ["Here", " is", " the code:\n\n", "```", "ts\n", "b", " + c", ";\n", "```", "\nThat", " is all."];
    assert.deepEqual(survivors("const a = █", pieces), ["b", "+ c", ";"]);
  });

  it("is left out for what repeats the line before the cursor", () => {
    assert.deepEqual(survivors("const a = █", ["const", " a", " =", " a", ".b", ";"]), ["a", ".b", ";"]);
  });

  it("moves with a line that is indented otherwise", () => {
    const marked = "class A {\n  one() {\n    a();\n    █\n  }\n}\n";
    assert.deepEqual(survivors(marked, ["    b", "();\n", "        c", "();"]), ["b", "();", "c", "();"]);
  });

  it("is left out for what the file goes on with", () => {
    assert.deepEqual(survivors("f(█, last);", ["one", ", last", ");"]), ["one"]);
  });

  it("is left out for a piece with text on several lines: it says nothing of each", () => {
    assert.deepEqual(survivors("const a = █", ["b", ";\nc", ";\n"]), ["b", ";"]);
  });

  it("says the same characters as the raw text, in order, however an answer is wrapped, indented and cut into pieces", () => {
    const before = fc.constantFrom(
      "",
      "Sure!\n",
      "```ts\n",
      "Here is the code:\n\n```\n",
      "const a = ",
      "  const a = ",
    );
    const line = fc.constantFrom("b", "b;", "f(b);", "if (b) {", "}", "", "\r", "const a = b;", "a = b + c;", "```");
    const indentation = fc.constantFrom("", "  ", "    ", "\t");
    const lines = fc.array(fc.tuple(indentation, line), { minLength: 1, maxLength: 8 });
    const marked = fc.constantFrom("const a = █", "if (x) {\n  █\n}", "if (x) {\n  a();\n█\n}\n", "f(█);", "// █");
    fc.assert(
      fc.property(before, lines, marked, fc.array(fc.nat(200)), fc.boolean(), (head, tail, place, cuts, isWhole) => {
        const answer = head + tail.map(([space, code]) => space + code).join("\n");
        const { raw, logprobs } = stated(piecesOf(answer, cuts));
        const { text, skipped } = cleanAnswer(raw, at(place), isWhole);
        let last = 0;
        for (const { start, end, probability } of statedIn(text, raw, skipped, logprobs)) {
          assert.ok(last <= start && start < end && end <= text.length);
          last = end;
          const piece = logprobs[Math.round(-Math.log(probability))]!;
          assert.ok(
            raw.slice(piece.start, piece.end).replace(/\s+/g, "").includes(text.slice(start, end).replace(/\s+/g, "")),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("covers all of the text where no piece goes over lines", () => {
    const word = fc.constantFrom("b", ";", " + c", "\n", "f(", ")", "  ", "{", "}");
    const marked = fc.constantFrom("const a = █", "if (x) {\n  █\n}", "const a = b;\n█");
    fc.assert(
      fc.property(fc.array(word), marked, (words, place) => {
        const { raw, logprobs } = stated(words);
        const { text, skipped } = cleanAnswer(raw, at(place), true);
        const covered = statedIn(text, raw, skipped, logprobs).map(({ start, end }) => text.slice(start, end));
        assert.equal(covered.join("").replace(/\s+/g, ""), text.replace(/\s+/g, ""));
      }),
    );
  });
});

function piecesOf(text: string, cuts: readonly number[]): readonly string[] {
  const ends = [...new Set([...cuts.filter((cut) => cut > 0 && cut < text.length), text.length])].sort((a, b) => a - b);
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}
