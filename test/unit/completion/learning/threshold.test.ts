import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type ByProbability,
  judgedAt,
  leastProbability,
  nothingByProbability,
} from "../../../../src/completion/learning/threshold.ts";

/** Judgements: the probability that was stated, and whether it was right. */
type Judgements = readonly (readonly [number, boolean])[];

function judged(judgements: Judgements, before = nothingByProbability): ByProbability {
  return judgements.reduce((bins, [probability, wasRight]) => judgedAt(bins, probability, wasRight), before);
}

function repeated(count: number, probability: number, wasRight: boolean): Judgements {
  return Array.from({ length: count }, () => [probability, wasRight] as const);
}

const counts = fc
  .tuple(fc.double({ min: 0, max: 50, noNaN: true }), fc.double({ min: 0, max: 50, noNaN: true }))
  .map(([right, wrong]) => ({ right, all: right + wrong }));
const enough = fc
  .array(counts, { minLength: 10, maxLength: 10 })
  .filter((bins) => bins.reduce((sum, { all }) => sum + all, 0) >= 30);

describe("the probability below which answers are hidden", () => {
  it("is 0 while fewer than 30 were judged", () => {
    assert.equal(leastProbability(judged(repeated(29, 0.05, false))), 0);
  });

  it("is the end of what was wrong in more than half of all cases", () => {
    const judgements = [...repeated(40, 0.35, false), ...repeated(40, 0.45, true)];
    assert.equal(leastProbability(judged(judgements)), 0.4);
  });

  it("hides nothing where all were right, however improbable", () => {
    assert.equal(leastProbability(judged(repeated(60, 0.05, true))), 0);
  });

  it("hides nothing for a single wrong answer", () => {
    assert.equal(leastProbability(judged([...repeated(40, 0.85, true), [0.15, false]])), 0);
  });

  it("still shows the surest where all were wrong", () => {
    assert.equal(leastProbability(judged(repeated(60, 0.99, false))), 0.9);
  });

  it("takes a more probable answer for no worse, where a few seem so", () => {
    const judgements = [...repeated(100, 0.55, true), ...repeated(2, 0.65, false)];
    assert.equal(leastProbability(judged(judgements)), 0);
  });

  it("is raised by no right answer", () => {
    fc.assert(
      fc.property(enough, fc.nat(9), (bins, bin) => {
        const more = bins.map(({ right, all }, index) =>
          index === bin ? { right: right + 1, all: all + 1 } : { right, all },
        );
        return leastProbability(more) <= leastProbability(bins);
      }),
    );
  });

  it("is lowered by no wrong answer", () => {
    fc.assert(
      fc.property(enough, fc.nat(9), (bins, bin) => {
        const more = bins.map(({ right, all }, index) => (index === bin ? { right, all: all + 1 } : { right, all }));
        return leastProbability(more) >= leastProbability(bins);
      }),
    );
  });

  it("takes any probability, also one that is none", () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (probability) =>
        judged([[probability, true]]).some(({ all }) => all === 1),
      ),
    );
  });
});
