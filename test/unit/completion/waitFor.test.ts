import assert from "node:assert/strict";
import fc from "fast-check";
import { type WaitingFor, waitFor } from "../../../src/completion/wait.ts";

const usual: WaitingFor = { firstToken: 250, rhythm: 175, isPriced: true, acceptance: 0.35 };

const any = fc.record(
  {
    firstToken: fc.double({ min: 0, max: 20_000, noNaN: true }),
    rhythm: fc.double({ min: 1, max: 1000, noNaN: true }),
    isPriced: fc.boolean(),
    acceptance: fc.double({ min: 0, max: 1, noNaN: true }),
  },
  { requiredKeys: ["isPriced", "acceptance"] },
) as fc.Arbitrary<WaitingFor>;

describe("how long typing must rest", () => {
  it("is not at all for a usual typist, whose next key is too far away", () => {
    assert.equal(waitFor(usual), 0);
  });

  it("is all that is allowed for a fast typist and a model that is paid", () => {
    assert.equal(waitFor({ ...usual, rhythm: 90 }), 75);
  });

  it("is not at all where what is typed follows the answer anyway", () => {
    assert.equal(waitFor({ ...usual, rhythm: 90, acceptance: 1 }), 0);
  });

  it("is never longer than the answer takes", () => {
    assert.ok(waitFor({ ...usual, rhythm: 60, firstToken: 20 }) <= 20);
  });

  it("is what the person allows at most", () => {
    assert.equal(waitFor({ ...usual, rhythm: 90, most: 0 }), 0);
    assert.ok(waitFor({ ...usual, rhythm: 300, firstToken: 4000, most: 2000 }) > 75);
  });

  it("is 75 ms at most for a model that is paid and 25 for another", () => {
    fc.assert(fc.property(any, (one) => waitFor(one) >= 0 && waitFor(one) <= (one.isPriced ? 75 : 25)));
  });

  it("is never shorter for a model that is paid", () => {
    fc.assert(fc.property(any, (one) => waitFor({ ...one, isPriced: true }) >= waitFor({ ...one, isPriced: false })));
  });

  it("is never longer where more is taken", () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(any, chance, chance, (one, first, second) => {
        const [less, more] = first < second ? [first, second] : [second, first];
        return waitFor({ ...one, acceptance: more }) <= waitFor({ ...one, acceptance: less });
      }),
    );
  });
});
