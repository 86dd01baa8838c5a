import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { cleanAnswer } from "../../../../src/completion/clean/index.ts";
import { at } from "../../marked.ts";

/** Whole stretches of our own sources, between lines that are indented alike, as a person would write them anew. */
const stretches = globSync("src/**/*.ts").flatMap((file) => {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, first) => {
    const depth = line.search(/\S/);
    const last = lines.findIndex((other, index) => index > first && other.search(/\S/) <= depth && other !== "");
    return depth >= 0 && last > first + 1 && last - first < 30 && /^\s*[}\])]/.test(lines[last]!)
      ? [{ lines, first, last }]
      : [];
  });
});

describe("a right answer in real code", () => {
  const places = fc.tuple(
    fc.integer({ min: 0, max: stretches.length - 1 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.array(fc.nat({ max: 2000 }), { maxLength: 12 }),
  );

  it("is left as it is, and only ever grows while it streams", () => {
    fc.assert(
      fc.property(places, ([index, share, cuts]) => {
        const { lines, first, last } = stretches[index]!;
        const line = lines[first]!;
        const indentation = line.search(/\S/);
        const column = indentation + Math.floor(share * (line.length - indentation));
        const prefix = [...lines.slice(0, first), line.slice(0, column)].join("\n");
        const answer = [line.slice(column), ...lines.slice(first + 1, last + 1)].join("\n");
        const suffix = `\n${lines.slice(last + 1).join("\n")}`;
        const snapshot = {
          ...at("█"),
          prefix,
          suffix,
          charactersBefore: prefix.length,
          charactersAfter: suffix.length,
        };
        let text = "";
        for (const cut of cuts.filter((each) => each < answer.length).sort((a, b) => a - b)) {
          const grown = cleanAnswer(answer.slice(0, cut), snapshot, false).text;
          assert.ok(grown.startsWith(text));
          text = grown;
        }
        const whole = cleanAnswer(answer, snapshot, true).text;
        assert.ok(whole.startsWith(text));
        assert.equal(whole, answer);
      }),
      { numRuns: 300 },
    );
  });
});
