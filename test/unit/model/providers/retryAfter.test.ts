import assert from "node:assert/strict";
import { retryAfterOf } from "../../../../src/model/providers/retryAfter.ts";

const now = Date.parse("2026-11-25T03:00:00Z");
const read = (headers: Record<string, string>) => retryAfterOf(new Headers(headers), now);

describe("The time for which a server wants rest", () => {
  it("is read in seconds", () => {
    assert.equal(read({ "retry-after": "12" }), 12_000);
  });

  it("is read in milliseconds", () => {
    assert.equal(read({ "retry-after-ms": "1500" }), 1500);
  });

  it("is read as a date", () => {
    assert.equal(read({ "retry-after": "Wed, 25 Nov 2026 03:00:30 GMT" }), 30_000);
  });

  it("is the one in milliseconds where both are given", () => {
    assert.equal(read({ "retry-after-ms": "1500", "retry-after": "2" }), 1500);
  });

  it("is over where its date is past", () => {
    assert.equal(read({ "retry-after": "Wed, 25 Nov 2026 02:00:00 GMT" }), 0);
  });

  it("is unknown where there is none", () => {
    assert.equal(read({}), undefined);
  });

  it("is unknown where it is neither a number nor a date", () => {
    assert.equal(read({ "retry-after": "soon" }), undefined);
  });
});
