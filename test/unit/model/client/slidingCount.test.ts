import assert from "node:assert/strict";
import fc from "fast-check";
import { SlidingCount } from "../../../../src/model/client/slidingCount.ts";

describe("A sliding count", () => {
  it("counts what was used within a minute", () => {
    const count = new SlidingCount();
    count.add(0, 3);
    count.add(30_000, 4);
    assert.equal(count.total(60_000), 7);
  });

  it("forgets what was used over a minute ago", () => {
    const count = new SlidingCount();
    count.add(0, 3);
    count.add(30_000, 4);
    assert.equal(count.total(62_000), 4);
  });

  it("says when there will be room", () => {
    const count = new SlidingCount();
    count.add(500, 3);
    count.add(10_500, 4);
    assert.equal(count.timeUntil(4, 20_000), 42_000);
  });

  it("never finds room where less than nothing may be used", () => {
    assert.equal(new SlidingCount().timeUntil(-1, 0), Number.POSITIVE_INFINITY);
  });

  it("never counts less than any minute before holds, and no more than 62 s do", () => {
    const uses = fc.array(
      fc.record({ after: fc.integer({ max: 20_000, min: 0 }), amount: fc.integer({ min: 1, max: 9 }) }),
    );
    fc.assert(
      fc.property(uses, (asked) => {
        const count = new SlidingCount();
        const used: { at: number; amount: number }[] = [];
        let now = 1_764_000_000_000;
        const within = (span: number) =>
          used.filter(({ at }) => now - at < span).reduce((sum, { amount }) => sum + amount, 0);
        for (const { after, amount } of asked) {
          now += after;
          assert.ok(count.total(now) >= within(60_000) && count.total(now) <= within(62_000));
          count.add(now, amount);
          used.push({ at: now, amount });
        }
      }),
    );
  });
});
