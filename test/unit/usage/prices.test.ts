import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { calcPrice } from "@pydantic/genai-prices";
import { costOf, priceOf } from "../../../src/usage/prices.ts";
import { pricesFile, wantedPrices } from "../../check/prices.ts";

const openai = "https://api.openai.com";
const anthropic = "https://api.anthropic.com";

function cost(model: string, origin: string, inputTokens: number, outputTokens: number, cachedTokens = 0): number {
  const price = priceOf(model, origin);
  assert.ok(price, model);
  return costOf(price, { inputTokens, outputTokens, cachedTokens });
}

describe("the prices", () => {
  it("have a quarter more for input that goes into the provider's cache", () => {
    const price = { input: 4, output: 8, cached: 1 };
    const tokens = { inputTokens: 1_000_000, outputTokens: 0, cachedTokens: 0 };
    assert.equal(costOf(price, { ...tokens, writtenTokens: 500_000 }), 4.5);
  });

  it("are those of the package: after an update of it run npm run prices", async () => {
    assert.deepEqual(JSON.parse(await readFile(pricesFile, "utf8")), wantedPrices());
  });

  for (const [model, origin, providerId] of [
    ["gpt-5-mini", openai, "openai"],
    ["gpt-4.1", openai, "openai"],
    ["claude-sonnet-4-5", anthropic, "anthropic"],
    ["claude-opus-4-1", anthropic, "anthropic"],
    ["codestral-latest", "https://api.mistral.ai", "mistral"],
  ] as const) {
    it(`of ${model} give what the package calculates`, () => {
      const usage = { input_tokens: 12_000, output_tokens: 700, cache_read_tokens: 2_000 };
      const expected = calcPrice(usage, model, { providerId })?.total_price ?? Number.NaN;
      assert.ok(Math.abs(cost(model, origin, 12_000, 700, 2_000) - expected) < 1e-9);
    });
  }

  it("of a long request are the higher ones for all of it", () => {
    const microdollars = cost("claude-sonnet-4-5", anthropic, 300_000, 1000) * 1_000_000;
    assert.equal(Math.round(microdollars), 300_000 * 6 + 1000 * 22.5);
  });

  it("are nothing on this machine", () => {
    for (const origin of ["http://127.0.0.1:8080", "http://localhost:11434", "http://[::1]:1234"]) {
      assert.equal(cost("gpt-5-mini", origin, 1_000_000, 1_000_000), 0);
    }
  });

  it("are not known of a service that is not listed, even where the model's name is", () => {
    assert.equal(priceOf("gpt-5-mini", "https://models.example.com"), undefined);
  });

  it("are not taken of a host that only begins like a service's", () => {
    assert.equal(priceOf("gpt-5-mini", "https://example.com/https://api.openai.com"), undefined);
  });

  it("of the person win over the list and over this machine", () => {
    const price = priceOf("mine", "http://127.0.0.1:8080", { mine: [1, 4] });
    assert.deepEqual(price, { input: 1, output: 4, cached: 1 });
  });
});
