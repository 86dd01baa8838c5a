import assert from "node:assert/strict";
import { Pace } from "../../../../src/completion/nextEdit/pace.ts";

describe("the wait for the next edit", () => {
  it("is 200 ms for who has not used it yet", () => {
    assert.equal(new Pace().milliseconds, 200);
  });

  it("is half as long again after each one that was waved off, 5 s at most", () => {
    const pace = new Pace();
    pace.dismissed();
    assert.equal(pace.milliseconds, 300);
    for (let times = 0; times < 20; times++) {
      pace.dismissed();
    }
    assert.equal(pace.milliseconds, 5000);
  });

  it("is a fifth shorter after each one that was made, 100 ms at least", () => {
    const pace = new Pace();
    pace.accepted();
    assert.equal(pace.milliseconds, 160);
    for (let times = 0; times < 20; times++) {
      pace.accepted();
    }
    assert.equal(pace.milliseconds, 100);
  });
});
