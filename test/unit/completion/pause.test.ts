import assert from "node:assert/strict";
import { lastsUntilSetUp } from "../../../src/completion/pause.ts";
import { ModelError } from "../../../src/model/errors.ts";

describe("The rest after an error", () => {
  it("lasts until the model is set up anew where only the person can mend it", () => {
    assert.equal(lastsUntilSetUp(new ModelError("auth")), true);
  });

  it("is left to the client where the fault may pass", () => {
    assert.equal(lastsUntilSetUp(new ModelError("network")), false);
  });

  it("is none after a prompt that was too long", () => {
    assert.equal(lastsUntilSetUp(new ModelError("contextLength")), false);
  });
});
