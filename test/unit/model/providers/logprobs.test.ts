import assert from "node:assert/strict";
import { logprobIn, logprobOf } from "../../../../src/model/providers/logprobs.ts";

describe("the probability of an event's text", () => {
  it("is that of all its tokens together", () => {
    assert.deepEqual(logprobIn([{ logprob: -0.5 }, { logprob: -0.25 }]), { logprob: -0.75 });
  });

  it("is read from either of OpenAI's forms", () => {
    assert.deepEqual(logprobOf({ content: [{ logprob: -0.5 }] }), { logprob: -0.5 });
    assert.deepEqual(logprobOf({ token_logprobs: [-0.5, -0.25] }), { logprob: -0.75 });
  });

  it("leaves out tokens that have none, such as a prompt's first", () => {
    assert.deepEqual(logprobOf({ token_logprobs: [null, -0.25] }), { logprob: -0.25 });
  });

  it("is not stated where no token states it, as in llama.cpp's older form", () => {
    assert.deepEqual([logprobIn(undefined), logprobIn([]), logprobIn([{}]), logprobOf(null)], [{}, {}, {}, {}]);
  });
});
