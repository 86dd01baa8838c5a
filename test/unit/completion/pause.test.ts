import assert from "node:assert/strict";
import { pauseAfter } from "../../../src/completion/pause.ts";
import { ModelError } from "../../../src/model/errors.ts";

describe("resting after a fault", () => {
  it("asks no more until a person has mended a wrong key", () => {
    assert.equal(pauseAfter(new ModelError("auth")), Number.POSITIVE_INFINITY);
  });

  it("rests some seconds when the server can't be reached", () => {
    assert.equal(pauseAfter(new ModelError("network")), 10_000);
  });

  it("goes on after a fault of one request alone", () => {
    assert.equal(pauseAfter(new ModelError("contextLength")), 0);
  });
});
