import assert from "node:assert/strict";
import fc from "fast-check";
import { correctionOf } from "../../../src/usage/correction.ts";
import type { RequestRecord } from "../../../src/usage/record.ts";
import { type Sum, withRecord } from "../../../src/usage/sums.ts";
import { noon, record } from "./ledgers.ts";

const day = 24 * 60 * 60 * 1000;
const model = "openai/gpt-5-mini";
const origin = "https://api.openai.com";

/** Sums of requests that were thought to take 1000 tokens of input; those of one day share a sum. */
function sumsOf(requests: readonly Partial<RequestRecord>[]): readonly Sum[] {
  const sums = new Map<number, Sum>();
  for (const each of requests) {
    const at = each.at ?? noon;
    sums.set(at, withRecord(sums.get(at), record("r", { estimatedInputTokens: 1000, ...each })));
  }
  return [...sums.values()];
}

function correction(requests: readonly Partial<RequestRecord>[]): number | undefined {
  return correctionOf(sumsOf(requests), model, origin);
}

function times(count: number, some: Partial<RequestRecord>): readonly Partial<RequestRecord>[] {
  return Array.from({ length: count }, () => some);
}

function assertNear(found: number | undefined, wanted: number): void {
  assert.ok(found !== undefined && Math.abs(found / wanted - 1) <= 0.051, `${found} for ${wanted}`);
}

describe("the correction of an estimate", () => {
  it("is how much more the provider counts than was thought", () => {
    assertNear(correction(times(5, { inputTokens: 1300 })), 1.3);
  });

  it("is not known of fewer than five requests", () => {
    assert.equal(correction(times(4, { inputTokens: 1300 })), undefined);
  });

  it("counts no request whose tokens are an estimate, or that was never estimated", () => {
    const { estimatedInputTokens: _none, ...old } = record("old");
    const never = withRecord(undefined, old);
    const own = sumsOf(times(4, { inputTokens: 1300 }));
    const estimated = sumsOf(times(9, { inputTokens: 1000, isEstimate: true }));
    assert.equal(correctionOf([...own, ...estimated, never], model, origin), undefined);
  });

  it("is that of one model at one address", () => {
    const sums = sumsOf([
      ...times(5, { inputTokens: 1300 }),
      ...times(9, { inputTokens: 700, at: noon - day, model: "other" }),
    ]);
    assertNear(correctionOf(sums, model, origin), 1.3);
    assert.equal(correctionOf(sums, model, "https://other.example"), undefined);
  });

  it("follows the dearer prompts of a model, so that one which fits by it fits", () => {
    assertNear(correction([...times(8, { inputTokens: 700 }), ...times(2, { inputTokens: 1050 })]), 1.05);
  });

  it("follows what a server counts now, and not what it counted a season ago", () => {
    const before = times(60, { inputTokens: 1800, at: noon - 60 * day });
    assertNear(correction([...before, ...times(10, { inputTokens: 900 })]), 0.9);
  });

  it("is ruled by long prompts, around which little stands that nobody estimates", () => {
    const short = times(20, { inputTokens: 60, estimatedInputTokens: 20 });
    assertNear(correction([...short, ...times(10, { inputTokens: 8000, estimatedInputTokens: 10_000 })]), 0.8);
  });

  it("stays between a half and the double", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 5, maxLength: 20 }), (counts) => {
        const found = correction(counts.map((inputTokens) => ({ inputTokens })));
        assert.ok(found !== undefined && found >= 0.5 && found <= 2);
      }),
    );
  });
});
