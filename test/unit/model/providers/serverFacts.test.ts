import assert from "node:assert/strict";
import type { RemoteProvider } from "../../../../src/model/providers/remoteModel.ts";
import { askServerFacts } from "../../../../src/model/providers/serverFacts.ts";
import { startAnthropic } from "../../../servers/anthropic.ts";
import { startLlamaCpp } from "../../../servers/llamaCpp.ts";
import { startLmStudio } from "../../../servers/lmStudio.ts";
import { groqEntry, mistralEntry, openRouterEntry, startModelList, vllmEntry } from "../../../servers/modelLists.ts";
import { startOllama } from "../../../servers/ollama.ts";
import { type LoopbackServer, startServer } from "../../../servers/server.ts";
import { startOtherJson, startRaw, startWebSite } from "../../../servers/somethingElse.ts";
import { patient } from "./endToEnd.ts";

const coder = "qwen2.5-coder:7b";

/** What a server says of a model; the server is closed then. */
async function factsAt(
  starting: Promise<LoopbackServer>,
  model = coder,
  provider: RemoteProvider = "openaiCompatible",
  key?: string,
) {
  const server = await starting;
  try {
    return await askServerFacts({ provider, address: `${server.address}/v1`, key, model }, patient());
  } finally {
    await server.close();
  }
}

const tools = { trained: 32_768, capabilities: ["completion", "tools", "insert"] };

describe("what a server says of a model", () => {
  it("is, at llama.cpp, the window of its slots", async () => {
    assert.deepEqual(await factsAt(startLlamaCpp({ models: ["a.gguf"] }), "a.gguf"), { contextWindow: 32_768 });
  });

  it("is, at Ollama, the window of the loaded model, and whether its template takes tools", async () => {
    const ollama = startOllama({ models: [coder], shown: tools, loaded: { "other:1b": 2048, [coder]: 16_384 } });
    assert.deepEqual(await factsAt(ollama), { contextWindow: 16_384, tools: true });
  });

  it("is, at Ollama, found under a name without its tag", async () => {
    const loaded = { "qwen2.5-coder:latest": 8192 };
    assert.equal((await factsAt(startOllama({ shown: tools, loaded }), "qwen2.5-coder")).contextWindow, 8192);
  });

  it("is, at Ollama, the model's own parameter where it is not loaded, and no more than the model was trained for", async () => {
    const parameters = 'stop "<|im_end|>"\nnum_ctx                        65536\ntemperature 0.7';
    const ollama = startOllama({ shown: { ...tools, parameters, capabilities: ["completion"] }, loaded: {} });
    assert.deepEqual(await factsAt(ollama), { contextWindow: 32_768, tools: false });
  });

  it("is, at Ollama, no window where nothing says what is allotted: what it was trained for is not", async () => {
    assert.deepEqual(await factsAt(startOllama({ shown: tools, loaded: {} })), { tools: true });
  });

  for (const version of ["v1", "v0"] as const) {
    it(`is, at LM Studio by its ${version} list, the window it was loaded with, and that it calls tools`, async () => {
      const other = { id: "other", most: 4096, loaded: 2048 };
      const studio = startLmStudio([other, { id: coder, most: 131_072, loaded: 8192, tools: true }], version);
      assert.deepEqual(await factsAt(studio), { contextWindow: 8192, tools: true });
    });

    it(`is, at LM Studio by its ${version} list, nothing of a model that is not loaded and not known for tools`, async () => {
      assert.deepEqual(await factsAt(startLmStudio([{ id: coder, most: 131_072 }], version)), {});
    });
  }

  it("is, at vLLM, the length it was started with", async () => {
    const vllm = startModelList([vllmEntry("other", 1024), vllmEntry(coder, 20_000)]);
    assert.deepEqual(await factsAt(vllm), { contextWindow: 20_000 });
  });

  it("is, at OpenRouter, window, most output, and which parameters it takes", async () => {
    const list = startModelList([openRouterEntry(coder, 262_144, 65_536, ["max_tokens", "tools", "logprobs"])]);
    assert.deepEqual(await factsAt(list), { contextWindow: 262_144, maxOutput: 65_536, tools: true, logprobs: true });
  });

  it("is, at OpenRouter, no most output where there is none", async () => {
    const list = startModelList([openRouterEntry(coder, 8192, null, ["max_tokens"])]);
    assert.deepEqual(await factsAt(list), { contextWindow: 8192, tools: false, logprobs: false });
  });

  it("is, at Mistral, window and tools", async () => {
    assert.deepEqual(await factsAt(startModelList([mistralEntry(coder, 256_000)])), {
      contextWindow: 256_000,
      tools: true,
    });
  });

  it("is, at Groq, window and most output", async () => {
    assert.deepEqual(await factsAt(startModelList([groqEntry(coder, 131_072, 32_768)])), {
      contextWindow: 131_072,
      maxOutput: 32_768,
    });
  });

  it("is, at Anthropic, its window and most output; the rest stands in the documentation", async () => {
    const anthropic = startAnthropic({ key: "right", models: ["claude-sonnet-4-6"] });
    assert.deepEqual(await factsAt(anthropic, "claude-sonnet-4-6", "anthropic", "right"), {
      contextWindow: 1_000_000,
      maxOutput: 64_000,
      tools: true,
      logprobs: false,
      promptCaching: true,
    });
  });

  it("is taken from the list of windows for OpenAI, which nobody asks", async () => {
    const asked = { provider: "openai", address: "https://api.openai.com/v1", key: "k", model: "gpt-5-mini" } as const;
    // An aborted signal: whoever asked all the same would get nothing.
    assert.deepEqual(await askServerFacts(asked, AbortSignal.abort()), { contextWindow: 400_000, promptCaching: true });
  });

  it("is nothing where it does not list the model", async () => {
    assert.deepEqual(await factsAt(startModelList([vllmEntry("other", 1024)])), {});
  });

  it("is nothing where something else answers", async () => {
    for (const start of [startWebSite, startOtherJson]) {
      assert.deepEqual(await factsAt(start()), {});
    }
  });

  it("is nothing where its numbers are none", async () => {
    const odd = [{ ...vllmEntry(coder, 0), context_length: "many", capabilities: ["chat"] }];
    assert.deepEqual(await factsAt(startModelList(odd)), {});
  });

  it("is asked with the key, at the model's origin alone", async () => {
    const other = await startLlamaCpp();
    const moved = await startServer(async ({ path }, response) => {
      response.writeHead(302, { location: other.address + path });
      response.end();
    });
    assert.deepEqual(await factsAt(Promise.resolve(moved), coder, "openaiCompatible", "secret"), {});
    assert.ok(moved.requests.every(({ headers }) => headers.authorization === "Bearer secret"));
    assert.equal(other.requests.length, 0);
    await other.close();
  });

  it("is waited for no longer once nobody wants it", async () => {
    const silent = await startRaw("silent");
    const asked = { provider: "openaiCompatible", address: silent.address, key: undefined, model: coder } as const;
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    assert.deepEqual(await askServerFacts(asked, controller.signal), {});
    await silent.close();
  });
});
