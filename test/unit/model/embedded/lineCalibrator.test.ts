import assert from "node:assert/strict";
import { DocumentCache } from "../../../../src/model/embedded/documentCache.ts";
import { LineCalibrator } from "../../../../src/model/embedded/lineCalibrator.ts";
import { Vocabulary } from "../../../../src/model/embedded/vocabulary.ts";

const vocabulary = new Vocabulary();
const calibrator = new LineCalibrator(vocabulary);
const document = new DocumentCache(vocabulary);

/** What is stated of a guess of `tokens` tokens that each have the probability `share`, after a match of `match` tokens. */
function stated(tokens: number, share: number, match: number): number {
  const shares = Array.from({ length: tokens }, () => share);
  const probability = share ** tokens;
  const guess = { text: "x".repeat(4 * tokens), tokens: [], shares, probability };
  const found = {
    guesses: [guess],
    left: (1 - probability) / 3,
    start: { text: "", probability: 1 },
    longest: Uint8Array.of(0, match, match),
  };
  return calibrator.probability(found, 0, document, "  const ");
}

describe("LineCalibrator", () => {
  it("states a higher probability the surer the tokens are", () => {
    for (const tokens of [2, 4, 8, 15]) {
      for (const match of [3, 10, 40]) {
        const rising = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999].map((share) =>
          stated(tokens, share, match),
        );
        assert.deepEqual(
          rising,
          [...rising].sort((one, other) => one - other),
        );
      }
    }
  });

  it("states nearly nothing of the unlikely and nearly all of the sure", () => {
    assert.ok(stated(8, 0.5, 3) < 0.05);
    assert.ok(stated(8, 0.999, 40) > 0.95);
  });

  it("states a higher probability after a longer match", () => {
    assert.ok(stated(6, 0.9, 40) > stated(6, 0.9, 2));
  });
});
