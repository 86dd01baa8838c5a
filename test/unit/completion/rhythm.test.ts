import assert from "node:assert/strict";
import { Rhythm } from "../../../src/completion/rhythm.ts";

function typed(intervals: readonly number[]): Rhythm {
  const rhythm = new Rhythm();
  let at = 5000;
  rhythm.key(at);
  for (const interval of intervals) {
    at += interval;
    rhythm.key(at);
  }
  return rhythm;
}

describe("the rhythm of typing", () => {
  it("is the median of what lies between keys", () => {
    assert.equal(typed([100, 900, 120, 110, 130, 115, 105]).median, 115);
  });

  it("is not known after a few keys", () => {
    assert.equal(typed([100, 100]).median, undefined);
  });

  it("leaves pauses out", () => {
    assert.equal(typed([100, 5000, 100, 8000, 100, 100, 9000, 100, 100]).median, 100);
  });

  it("counts a key once, however often it is told", () => {
    assert.equal(typed([100, 0, 100, 0, 100, 0.5, 100, 0, 100, 0, 100, 0, 0, 0]).median, 100);
  });

  it("takes no key that was never pressed for one", () => {
    const rhythm = new Rhythm();
    for (const at of [Number.NEGATIVE_INFINITY, 0, 100, 200, 300, 400, 500, 600]) {
      rhythm.key(at);
    }
    assert.equal(rhythm.median, 100);
  });

  it("forgets how somebody typed long ago", () => {
    assert.equal(typed([...Array<number>(50).fill(300), ...Array<number>(24).fill(90)]).median, 90);
  });
});
