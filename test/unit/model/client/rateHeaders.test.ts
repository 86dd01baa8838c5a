import assert from "node:assert/strict";
import { rateNewsOf } from "../../../../src/model/client/rateHeaders.ts";

const now = Date.parse("2026-11-25T03:00:00Z");

describe("A provider's rate headers", () => {
  it("state OpenAI's limit and what is left of it", () => {
    const headers = new Headers({ "x-ratelimit-limit-requests": "500", "x-ratelimit-remaining-requests": "499" });
    assert.deepEqual(rateNewsOf(headers, now), { limits: { requests: 500 }, remaining: { requests: 499 } });
  });

  it("state Anthropic's limit and what is left of it", () => {
    const headers = new Headers({
      "anthropic-ratelimit-requests-limit": "50",
      "anthropic-ratelimit-requests-remaining": "49",
    });
    assert.deepEqual(rateNewsOf(headers, now), {
      limits: { requests: 50 },
      remaining: { requests: 49 },
      countsWritten: true,
    });
  });

  it("close the key until OpenAI's reset, given as a span", () => {
    const headers = new Headers({ "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1m2.5s" });
    assert.deepEqual(rateNewsOf(headers, now), { remaining: { tokens: 0 }, closedFor: 62_500 });
  });

  it("close the key until Anthropic's reset, given as a date", () => {
    const headers = new Headers({
      "anthropic-ratelimit-requests-remaining": "0",
      "anthropic-ratelimit-requests-reset": "2026-11-25T03:00:07Z",
    });
    assert.deepEqual(rateNewsOf(headers, now), {
      remaining: { requests: 0 },
      closedFor: 7000,
      countsWritten: true,
    });
  });

  it("state what of input and of output Anthropic takes", () => {
    const headers = new Headers({
      "anthropic-ratelimit-input-tokens-limit": "30000",
      "anthropic-ratelimit-output-tokens-limit": "8000",
    });
    assert.deepEqual(rateNewsOf(headers, now).limits, { inputTokens: 30_000, outputTokens: 8000 });
  });

  it("say nothing where there are none", () => {
    assert.deepEqual(rateNewsOf(new Headers({ "content-type": "text/event-stream" }), now), {});
  });

  it("say nothing where they are no numbers", () => {
    assert.deepEqual(rateNewsOf(new Headers({ "x-ratelimit-limit-requests": "many" }), now), {});
  });
});
