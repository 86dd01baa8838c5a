import assert from "node:assert/strict";
import fc from "fast-check";
import { type Histogram, merged, quantile, withValue } from "../../../src/usage/histogram.ts";
import { addedBy, dayOf, dollarsOf, type Sum, withRecord } from "../../../src/usage/sums.ts";
import { noon, record } from "./ledgers.ts";

const values = fc.array(fc.integer({ min: 1, max: 600_000 }), { minLength: 1, maxLength: 200 });

function histogramOf(all: readonly number[]): Histogram {
  return all.reduce<Histogram>(withValue, {});
}

describe("a histogram", () => {
  it("gives each quantile at most 5 % off", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0.5, 0.95), (all, share) => {
        const exact = all.toSorted((one, other) => one - other)[Math.max(1, Math.ceil(share * all.length)) - 1] ?? 0;
        const found = quantile(histogramOf(all), share) ?? 0;
        assert.ok(Math.abs(found - exact) / exact <= 0.0501, `${found} for ${exact}`);
      }),
    );
  });

  it("of two together is that of all their values", () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        assert.deepEqual(merged(histogramOf(one), histogramOf(other)), histogramOf([...one, ...other]));
      }),
    );
  });

  it("of nothing has no median", () => {
    assert.equal(quantile({}, 0.5), undefined);
  });
});

describe("the sums", () => {
  const sums: readonly Sum[] = [
    withRecord(undefined, record("a")),
    withRecord(
      withRecord(undefined, record("b", { feature: "fix" })),
      record("c", { feature: "fix", outcome: "failed" }),
    ),
  ];

  it("add up by whatever name is asked for", () => {
    const byModel = addedBy(sums, ({ model }) => model);
    assert.deepEqual(
      [...byModel].map(([model, { requests, failed }]) => [model, requests, failed]),
      [["openai/gpt-5-mini", 3, 1]],
    );
  });

  it("tell the dollars of a month from those of another", () => {
    const other = withRecord(undefined, record("d", { at: new Date(2026, 9, 31, 23, 59).getTime(), dollars: 5 }));
    assert.ok(Math.abs(dollarsOf([...sums, other], "2026-11") - 0.3) < 1e-9);
  });

  it("count a request whose price nobody knows", () => {
    const { dollars: _unknown, ...unpriced } = record("e");
    assert.equal(withRecord(undefined, unpriced).unpriced, 1);
  });

  it("have days that begin at midnight where the person is", () => {
    assert.equal(dayOf(noon), "2026-11-25");
    assert.equal(dayOf(new Date(2026, 0, 1).getTime()), "2026-01-01");
    assert.equal(dayOf(new Date(2026, 0, 1).getTime() - 1), "2025-12-31");
  });
});
