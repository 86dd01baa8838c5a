import assert from "node:assert/strict";
import { newItem } from "../../../src/context/newItem.ts";
import { estimateTokens } from "../../../src/context/tokens.ts";
import { fitCounted } from "../../../src/feature/fitCounted.ts";
import { fitPrompt, type Question } from "../../../src/feature/fitPrompt.ts";
import { ModelError } from "../../../src/model/errors.ts";
import type { Capabilities, ChatRequest, Model } from "../../../src/model/model.ts";
import { createOpenaiCompatibleModel } from "../../../src/model/providers/openaiCompatible.ts";
import { startLlamaCpp } from "../../servers/llamaCpp.ts";
import { startServer } from "../../servers/server.ts";
import { patient, selected } from "../context/shop.ts";

/** A question with a file of so many lines, each of which an estimate takes for nine tokens. */
function questionWith(lines: number): Question {
  const text = 'const name = "value of it";\n'.repeat(lines);
  const file = newItem({ source: "file", uri: "file:///long", name: "long.ts", text, relevance: 1, reason: "added" });
  return { task: selected, items: [file], history: [], delimiter: "5f2c91d07ab3" };
}

const textOf = ({ messages }: Pick<ChatRequest, "messages">) => messages.map(({ text }) => text).join("");

/** A model that counts so many tokens for each one of an estimate, and keeps what it counted. */
function counting(perEstimate: (text: string) => number, contextWindow = 4096, maxOutput = 1024) {
  const capabilities: Capabilities = {
    fim: "none",
    chat: true,
    tools: false,
    logprobs: false,
    learnsWorkspace: false,
    contextWindow,
    maxOutput,
  };
  const counted: string[] = [];
  const countOf = (text: string) => Math.ceil(estimateTokens(text) * perEstimate(text));
  const model = {
    capabilities,
    countTokens: async (request: ChatRequest) => {
      counted.push(textOf(request));
      return countOf(textOf(request));
    },
  } satisfies Pick<Model, "capabilities" | "countTokens">;
  return { capabilities, model, counted, countOf };
}

describe("fitting a prompt by count", () => {
  it("asks for no count where the estimate leaves a quarter of the window free", async () => {
    const { capabilities, counted, model } = counting(() => 0.5);
    const fitted = await fitCounted(questionWith(10), model, undefined, patient());
    assert.deepEqual(counted, []);
    assert.deepEqual(fitted, fitPrompt(questionWith(10), capabilities));
  });

  it("keeps what an estimate would have cut, after one count", async () => {
    const question = questionWith(350);
    const { capabilities, counted, countOf, model } = counting(() => 0.6);
    assert.notDeepEqual(fitPrompt(question, capabilities).trimmed, []);
    const fitted = await fitCounted(question, model, undefined, patient());
    assert.deepEqual([fitted.trimmed, counted.length], [[], 1]);
    assert.equal(fitted.maxTokens, Math.min(1024, 4096 - countOf(textOf(fitted))));
  });

  it("cuts what an estimate would have kept, so that no provider rejects it", async () => {
    const question = questionWith(190);
    const { capabilities, countOf, model } = counting(() => 1.6);
    assert.ok(countOf(textOf(fitPrompt(question, capabilities))) + 1024 > 4096);
    const fitted = await fitCounted(question, model, undefined, patient());
    assert.notDeepEqual(fitted.trimmed, []);
    assert.ok(countOf(textOf(fitted)) + fitted.maxTokens <= 4096);
  });

  it("counts again where what went counted for less than what stayed", async () => {
    const perEstimate = (text: string) => (estimateTokens(text) > 4000 ? 0.8 : 1.2);
    const { counted, countOf, model } = counting(perEstimate);
    const fitted = await fitCounted(questionWith(600), model, undefined, patient());
    assert.equal(counted.length, 3);
    assert.ok(countOf(textOf(fitted)) + fitted.maxTokens <= 4096);
  });

  it("goes by the estimate where the model does not count, or fails to", async () => {
    const question = questionWith(600);
    const { capabilities } = counting(() => 1);
    const failing = { capabilities, countTokens: () => Promise.reject(new ModelError("notFound")) };
    for (const model of [{ capabilities }, failing]) {
      assert.deepEqual(await fitCounted(question, model, undefined, patient()), fitPrompt(question, capabilities));
    }
  });

  it("goes by the estimate where a count is none that a tokeniser could give", async () => {
    const { capabilities, model } = counting(() => 0.1);
    const fitted = await fitCounted(questionWith(600), model, undefined, patient());
    assert.deepEqual(fitted, fitPrompt(questionWith(600), capabilities));
  });

  it("goes by the estimate where a server does not count in time, and lets it go", async () => {
    const server = await startServer(() => new Promise(() => {}));
    try {
      const { address } = server;
      const model = createOpenaiCompatibleModel({ model: "loopback", key: undefined, address, fim: "none" });
      const fitted = await fitCounted(questionWith(600), model, undefined, patient(), 50);
      assert.deepEqual(fitted, fitPrompt(questionWith(600), model.capabilities));
      await server.requests[0]?.socketClosed;
    } finally {
      await server.close();
    }
  });

  it("says what no window holds", async () => {
    const { model } = counting(() => 1, 512, 256);
    await assert.rejects(fitCounted(questionWith(10), model, undefined, patient()), { kind: "contextLength" });
  });

  it("fills a window of llama.cpp further than an estimate dares", async () => {
    const server = await startLlamaCpp();
    try {
      const { address } = server;
      const model = createOpenaiCompatibleModel({ model: "loopback", key: undefined, address, fim: "none" });
      const question = questionWith(600);
      const byCount = textOf(await fitCounted(question, model, undefined, patient()));
      const byEstimate = textOf(fitPrompt(question, model.capabilities));
      assert.ok(byCount.length > byEstimate.length, `${byCount.length} and ${byEstimate.length} characters`);
    } finally {
      await server.close();
    }
  });
});

describe("an estimate that a model's own counts correct", () => {
  it("leaves out so much more, or less", () => {
    const { capabilities } = counting(() => 1);
    const [less = "", usual = "", more = ""] = [1.5, 1, 0.7].map((tokensPerEstimate) =>
      textOf(fitPrompt(questionWith(600), { ...capabilities, tokensPerEstimate })),
    );
    assert.ok(less.length < usual.length && usual.length < more.length);
  });
});
