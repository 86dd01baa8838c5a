import { strict as assert } from "node:assert";
import * as fc from "fast-check";
import type { Body } from "../../../bench/replay/bodies.ts";
import { answerAt, draw, spoilings } from "../../../bench/replay/spoil.ts";

const body: Body = {
  folder: "",
  file: "total.ts",
  languageId: "typescript",
  before:
    "export function rate(price: number): number {\n  return price / 100;\n}\n\nexport function total(items: Item[]): number {",
  text: "\n  let sum = 0;\n  for (const item of items) {\n    sum += item.price;\n  }\n  return sum;",
  after: "\n}\n\nexport function none(): Item[] {\n  return [];\n}\n",
};
const whole = body.before + body.text + body.after;
const holeEnd = body.before.length + body.text.length;
const seeds = Array.from({ length: 400 }, (_, seed) => seed);
/** Where the first line of the body begins, with its indentation. */
const lineStart = body.before.length + 1;

function offsetBehind(text: string): number {
  return whole.indexOf(text) + text.length;
}

const anywhere = fc.integer({ min: body.before.length, max: holeEnd });

describe("a draw", () => {
  it("is the same for the same seed and place", () => {
    fc.assert(
      fc.property(fc.nat(), anywhere, (seed, place) => {
        assert.equal(draw(seed, place), draw(seed, place));
      }),
    );
  });

  it("is even", () => {
    const low = seeds.filter((seed) => draw(seed, "a place") < 0.5).length;
    assert.ok(Math.abs(low / seeds.length - 0.5) < 0.08, `${low}`);
  });
});

describe("the model's answer", () => {
  it("is the same when it is asked again, however it errs", () => {
    fc.assert(
      fc.property(fc.constantFrom(...spoilings), anywhere, fc.nat(), (spoiling, place, seed) => {
        assert.equal(answerAt(body, place, spoiling, seed), answerAt(body, place, spoiling, seed));
      }),
    );
  });

  it("is the rest of the file from a model that is right", () => {
    assert.equal(answerAt(body, offsetBehind("let s"), "right", 1), whole.slice(offsetBehind("let s")));
  });

  it("stands in a fence, up to the hole's end", () => {
    assert.equal(answerAt(body, offsetBehind("return s"), "fence", 1), "```js\num;\n```");
  });

  it("repeats what is typed of the line", () => {
    const answer = answerAt(body, offsetBehind("  let s"), "echo", 1);
    assert.ok(answer.startsWith("let sum = 0;\n"), answer);
  });

  it("repeats the last line with text where nothing of the line is typed", () => {
    const answer = answerAt(body, lineStart + 2, "echo", 1);
    assert.ok(answer.startsWith("export function total(items: Item[]): number {\n  let sum = 0;\n"), answer);
  });

  it("repeats the indentation that the cursor stands behind, half the time", () => {
    const again = `  ${whole.slice(lineStart + 2)}`;
    const repeated = seeds.filter((seed) => answerAt(body, lineStart + 2, "indent", seed) === again);
    assert.ok(Math.abs(repeated.length / seeds.length - 0.5) < 0.08, `${repeated.length}`);
  });

  it("is a level too deep or too shallow from the line's end on, and otherwise right", () => {
    for (const seed of seeds.slice(0, 20)) {
      const answer = answerAt(body, body.before.length, "indent", seed);
      assert.match(answer, /^\n( {4})?let sum = 0;\n/);
      assert.equal(answer.replaceAll(/^ +/gm, ""), whole.slice(body.before.length).replaceAll(/^ +/gm, ""));
    }
  });

  it("makes the cursor's own line too deep as well, where the cursor stands in its indentation", () => {
    const answers = new Set(seeds.map((seed) => answerAt(body, offsetBehind("items) {\n    "), "indent", seed)));
    const tooDeep = "  sum += item.price;\n    }\n    return sum;";
    assert.ok(
      [...answers].some((answer) => answer.startsWith(tooDeep)),
      [...answers].join("\n---\n"),
    );
  });

  it("puts no indentation into the middle of a line", () => {
    for (const seed of seeds.slice(0, 20)) {
      assert.ok(answerAt(body, offsetBehind("let s"), "indent", seed).startsWith("um = 0;\n"));
    }
  });

  it("goes on with what the file holds behind the hole after one to three lines", () => {
    const counts = seeds.map((seed) => {
      const answer = answerAt(body, body.before.length, "suffix", seed);
      assert.ok(answer.endsWith(body.after), answer);
      const said = answer.slice(0, -body.after.length);
      assert.ok(body.text.startsWith(said), said);
      return said.split("\n").length - 1;
    });
    assert.deepEqual([...new Set(counts)].sort(), [1, 2, 3]);
  });
});

describe("the answer of a model that errs as real ones do", () => {
  const firstLine = (offset: number, seed: number) => answerAt(body, offset, "real", seed).trimStart().split("\n")[0];
  const isRight = (seed: number) => firstLine(body.before.length, seed) === "let sum = 0;";

  it("has a right first line four times out of five", () => {
    const right = seeds.filter(isRight).length / seeds.length;
    assert.ok(Math.abs(right - 0.8) < 0.06, `${right}`);
  });

  it("has a right second line behind a right first one three times out of four", () => {
    const begun = seeds.filter(isRight);
    const both = begun.filter((seed) =>
      answerAt(body, body.before.length, "real", seed).startsWith("\n  let sum = 0;\n  for (const item of items) {\n"),
    );
    assert.ok(Math.abs(both.length / begun.length - 0.75) < 0.08, `${both.length / begun.length}`);
  });

  it("is drawn by the line, whatever the column", () => {
    for (const seed of seeds.slice(0, 100)) {
      const atColumn = firstLine(offsetBehind("  let"), seed) === "sum = 0;";
      assert.equal(atColumn, isRight(seed));
    }
  });

  it("names the same wrong name until that is typed past", () => {
    for (const seed of seeds.filter((each) => !isRight(each)).slice(0, 20)) {
      const [one, other] = [firstLine(offsetBehind("\n  l"), seed), firstLine(offsetBehind("\n  le"), seed)];
      assert.equal(one?.slice(1), other);
    }
  });

  it("is wrong to its end behind the first wrong line", () => {
    fc.assert(
      fc.property(anywhere, fc.nat(), (offset, seed) => {
        const answer = answerAt(body, offset, "real", seed);
        const right = whole.slice(offset);
        if (answer !== right) {
          assert.ok(!answer.endsWith(body.after) || answer.length !== right.length, answer);
        }
      }),
    );
  });
});
