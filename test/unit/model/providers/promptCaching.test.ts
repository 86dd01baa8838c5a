import assert from "node:assert/strict";
import type { ChatMessage, ChatRequest } from "../../../../src/model/model.ts";
import { readEvent } from "../../../../src/model/providers/anthropicEvent.ts";
import { cacheKeyOf } from "../../../../src/model/providers/cacheKey.ts";
import { homes } from "../../../../src/model/providers/homes.ts";
import { readChunk } from "../../../../src/model/providers/openaiChunk.ts";
import { chat, modelAt, patient, read, ways } from "./endToEnd.ts";

const context: readonly ChatMessage[] = [
  { role: "system", text: "You answer." },
  { role: "user", text: "The files. The question." },
];
const asked: ChatRequest = { ...chat, lane: "command", feature: "explain", messages: context };
const goesOn: ChatRequest = {
  ...asked,
  messages: [...context, { role: "assistant", text: "The answer." }, { role: "user", text: "And why?" }],
};

async function bodySentBy(name: string, request: ChatRequest): Promise<Record<string, unknown>> {
  const way = ways.find((candidate) => candidate.name === name) ?? assert.fail(name);
  const server = await way.start({ script: "" });
  try {
    await read(modelAt(way, server.address).stream(request, patient()));
    return server.requests[0]?.body as Record<string, unknown>;
  } finally {
    await server.close();
  }
}

const marked = (text: string) => [{ type: "text", text, cache_control: { type: "ephemeral" } }];

describe("a prompt that a provider keeps", () => {
  it("is marked for Anthropic after the system's text and after the message with the context", async () => {
    const { system, messages } = await bodySentBy("anthropic, by chat", asked);
    assert.deepEqual(system, marked("You answer."));
    assert.deepEqual(messages, [{ role: "user", content: marked("The files. The question.") }]);
  });

  it("is marked after the last question too, so that the next turn finds it", async () => {
    const { messages } = await bodySentBy("anthropic, by chat", goesOn);
    assert.deepEqual(messages, [
      { role: "user", content: marked("The files. The question.") },
      { role: "assistant", content: "The answer." },
      { role: "user", content: marked("And why?") },
    ]);
  });

  it("has at most the four marks that Anthropic takes, however long the conversation", async () => {
    const turns = Array.from({ length: 12 }, (_, index): ChatMessage => {
      return { role: index % 2 === 0 ? "assistant" : "user", text: `${index}` };
    });
    const body = await bodySentBy("anthropic, by chat", { ...asked, messages: [...context, ...turns] });
    assert.equal(JSON.stringify(body).match(/cache_control/g)?.length, 3);
  });

  it("is not marked where there is no text, which Anthropic refuses", async () => {
    const { messages } = await bodySentBy("anthropic, by chat", { ...asked, messages: [{ role: "user", text: "" }] });
    assert.deepEqual(messages, [{ role: "user", content: "" }]);
  });

  it("is not marked for typing, where no request begins as the one before", async () => {
    assert.doesNotMatch(JSON.stringify(await bodySentBy("anthropic, by chat", chat)), /cache_control/);
  });

  it("has a name at OpenAI's own address, the same in each turn of a conversation", () => {
    const { prompt_cache_key: name } = cacheKeyOf(homes.openai, asked);
    assert.match(name ?? "", /^[0-9a-f]{32}$/);
    assert.deepEqual(cacheKeyOf(homes.openai, goesOn), { prompt_cache_key: name });
  });

  it("has another name for another feature or another context", () => {
    const names = [
      asked,
      { ...asked, feature: "fix" as const },
      { ...asked, messages: [{ role: "user" as const, text: "Other files." }] },
    ].map((request) => cacheKeyOf(homes.openai, request).prompt_cache_key);
    assert.equal(new Set(names).size, 3);
  });

  it("has no name for typing", () => {
    assert.deepEqual(cacheKeyOf(homes.openai, chat), {});
  });

  it("has no name at imitators of OpenAI, which may refuse a field that they do not know", async () => {
    for (const name of ["openai, by chat", "openaiCompatible, by chat"]) {
      assert.ok(!("prompt_cache_key" in (await bodySentBy(name, asked))), name);
    }
  });
});

describe("the share of the input that a provider had kept", () => {
  const counted = { prompt_tokens: 12, completion_tokens: 5 };
  const cachedIn = (chunk: object) => readChunk({ choices: [], ...chunk }).usage?.cachedTokens;

  it("is read where OpenAI states it", () => {
    assert.equal(cachedIn({ usage: { ...counted, prompt_tokens_details: { cached_tokens: 8 } } }), 8);
  });

  it("is read where DeepSeek states it", () => {
    assert.equal(cachedIn({ usage: { ...counted, prompt_cache_hit_tokens: 8, prompt_cache_miss_tokens: 4 } }), 8);
  });

  it("is read where llama.cpp states it", () => {
    assert.equal(cachedIn({ usage: counted, timings: { cache_n: 8, prompt_n: 4 } }), 8);
  });

  it("is a part of Anthropic's input, as is what was written to the cache", () => {
    const usage = {
      input_tokens: 1,
      cache_read_input_tokens: 8,
      cache_creation_input_tokens: 3,
      output_tokens: 1,
    };
    assert.deepEqual(readEvent({ type: "message_start", message: { usage } }).usage, {
      inputTokens: 12,
      outputTokens: 1,
      cachedTokens: 8,
      writtenTokens: 3,
    });
  });
});
