import assert from "node:assert/strict";
import fc from "fast-check";
import {
  bestFirst,
  type Candidate,
  cheapestFastEnough,
  forRole,
  qualities,
  qualityOf,
} from "../../../src/model/chain.ts";
import type { Model } from "../../../src/model/model.ts";

const price = (input: number) => ({ input, output: input * 4, cached: input });

function candidate(label: string, differing: Partial<Candidate> = {}): Candidate {
  const roles = ["completion", "commands", "background"] as const;
  return {
    model: {} as Model,
    name: label,
    label,
    origin: "",
    roles,
    quality: "medium",
    isLocal: false,
    price: price(1),
    ...differing,
  };
}

const labels = (candidates: readonly Candidate[]) => candidates.map(({ label }) => label);

describe("the models for typing", () => {
  it("are the cheapest first", () => {
    const chosen = cheapestFastEnough([candidate("dear", { price: price(3) }), candidate("free", { price: price(0) })]);
    assert.deepEqual(labels(chosen), ["free", "dear"]);
  });

  it("are those that are fast enough before cheaper ones that are not", () => {
    const slow = candidate("slow", { price: price(0), firstTextMs: 4000 });
    assert.deepEqual(labels(cheapestFastEnough([slow, candidate("fast", { firstTextMs: 300 })])), ["fast", "slow"]);
  });

  it("count as fast enough until they were measured", () => {
    const measured = candidate("measured", { firstTextMs: 300, price: price(2) });
    assert.deepEqual(labels(cheapestFastEnough([measured, candidate("new")])), ["new", "measured"]);
  });

  it("have one whose price nobody knows behind those with a price", () => {
    const unknown = candidate("unknown", { price: undefined });
    assert.deepEqual(labels(cheapestFastEnough([unknown, candidate("dear", { price: price(90) })])), [
      "dear",
      "unknown",
    ]);
  });

  it("keep the person's order where they cost the same", () => {
    assert.deepEqual(labels(cheapestFastEnough([candidate("b"), candidate("a")])), ["b", "a"]);
  });
});

describe("the models for edits over many files", () => {
  it("are the best first, and the person's order decides between equals", () => {
    const all = [candidate("b"), candidate("a"), candidate("best", { quality: "large" })];
    assert.deepEqual(labels(bestFirst(all)), ["best", "b", "a"]);
  });

  it("are all of them, whatever their order", () => {
    const some = fc.array(fc.constantFrom(...qualities).map((quality) => candidate("one", { quality })));
    fc.assert(fc.property(some, (all) => new Set(bestFirst(all)).size === new Set(all).size));
  });
});

describe("a role", () => {
  const typing = candidate("typing", { roles: ["completion"] });
  const asking = candidate("asking", { roles: ["commands"] });

  it("is filled by the models that were set up for it", () => {
    assert.deepEqual(labels(forRole([typing, asking], "completion")), ["typing"]);
  });

  it("in the background is filled by those for commands where it has none of its own", () => {
    assert.deepEqual(labels(forRole([typing, asking], "background")), ["asking"]);
    const small = candidate("small", { roles: ["background"] });
    assert.deepEqual(labels(forRole([asking, small], "background")), ["small"]);
  });
});

describe("the quality of a model", () => {
  for (const [name, quality] of [
    ["qwen2.5-coder:7b", "small"],
    ["qwen2.5-coder-1.5b", "small"],
    ["qwen3-coder-30b-a3b", "medium"],
    ["llama-3.3-70b-instruct", "large"],
    ["gpt-5-mini", "small"],
    ["claude-haiku-4-5", "small"],
    ["claude-opus-4-5", "large"],
    ["gemini-3-pro", "large"],
    ["codestral-latest", "medium"],
    ["minimax-m2", "medium"],
  ] as const) {
    it(`of the name ${name} is thought to be ${quality}`, () => {
      assert.equal(qualityOf(name, undefined), quality);
    });
  }

  it("is thought from the price where the name says nothing", () => {
    assert.equal(qualityOf("gpt-5", { input: 1.25, output: 10, cached: 0.1 }), "large");
    assert.equal(qualityOf("deepseek-chat", { input: 0.3, output: 1.1, cached: 0.1 }), "medium");
    assert.equal(qualityOf("some", { input: 0.05, output: 0.4, cached: 0.1 }), "small");
  });
});
