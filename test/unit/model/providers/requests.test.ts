import assert from "node:assert/strict";
import type { ModelRequest } from "../../../../src/model/model.ts";
import type { RemoteModelOptions } from "../../../../src/model/providers/remote.ts";
import { chat, complete, modelAt, patient, read, type Way, ways } from "./endToEnd.ts";

const stop = ["\n\n", "END", "a", "b", "c"];

async function sent(name: string, request: ModelRequest, found: RemoteModelOptions["found"] = {}) {
  const way = ways.find((candidate) => candidate.name === name) as Way;
  const server = await way.start({ script: "" });
  try {
    await read(modelAt(way, server.address, undefined, found).stream(request, patient()));
    const [{ path, body, method } = assert.fail("nothing was sent")] = server.requests;
    return { method, path, body };
  } finally {
    await server.close();
  }
}

const messages = [
  { role: "system", content: "You fill holes." },
  { role: "user", content: "Fill it." },
];
const streaming = { model: "loopback", stream: true, stream_options: { include_usage: true } };

describe("what goes over the wire", () => {
  for (const provider of ["openai", "openaiCompatible"]) {
    it(`is a completion with prompt and suffix, from ${provider}`, async () => {
      assert.deepEqual(await sent(`${provider}, by suffix`, { ...complete, stop }), {
        method: "POST",
        path: "/v1/completions",
        body: {
          ...streaming,
          prompt: "const a = ",
          suffix: ";\n",
          max_tokens: 64,
          temperature: 0,
          stop: stop.slice(0, 4),
        },
      });
    });

    it(`has no suffix where nothing follows the hole, from ${provider}`, async () => {
      const { body } = await sent(`${provider}, by suffix`, { ...complete, suffix: "" });
      assert.ok(body !== null && typeof body === "object" && !("suffix" in body));
    });
  }

  it("is a chat as OpenAI's reasoning models take it: the newer limit, no stop texts", async () => {
    assert.deepEqual(await sent("openai, by chat", { ...chat, stop }), {
      method: "POST",
      path: "/v1/chat/completions",
      body: { ...streaming, messages, max_completion_tokens: 64 },
    });
  });

  it("is a chat as OpenAI's imitators take it: the older limit, stop texts", async () => {
    assert.deepEqual(await sent("openaiCompatible, by chat", { ...chat, stop }), {
      method: "POST",
      path: "/v1/chat/completions",
      body: { ...streaming, messages, max_tokens: 64, stop: stop.slice(0, 4) },
    });
  });

  it("is a message as Anthropic takes it: the system text apart, no stop text of white space", async () => {
    assert.deepEqual(await sent("anthropic, by chat", { ...chat, stop }), {
      method: "POST",
      path: "/v1/messages",
      body: {
        model: "loopback",
        stream: true,
        max_tokens: 64,
        system: "You fill holes.",
        messages: messages.slice(1),
        stop_sequences: stop.slice(1),
      },
    });
  });

  it("is an infill as llama.cpp takes it, beside the address's /v1, with other files in their own place", async () => {
    const request = { ...complete, others: [{ name: "b.ts", text: "const b = 1;\n" }], stop };
    assert.deepEqual(await sent("openaiCompatible, by infill", request), {
      method: "POST",
      path: "/infill",
      body: {
        input_prefix: "const a = ",
        input_suffix: ";\n",
        input_extra: [{ filename: "b.ts", text: "const b = 1;\n" }],
        prompt: "",
        n_predict: 64,
        temperature: 0,
        cache_prompt: true,
        stop,
        stream: true,
      },
    });
  });

  it("is a generation with a suffix as Ollama takes it, beside the address's /v1", async () => {
    assert.deepEqual(await sent("openaiCompatible, by generate", { ...complete, stop }), {
      method: "POST",
      path: "/api/generate",
      body: {
        model: "loopback",
        prompt: "const a = ",
        suffix: ";\n",
        options: { num_predict: 64, temperature: 0, stop },
        stream: true,
      },
    });
  });

  it("is prompt and suffix as Mistral and Inception take it, with no field that Mistral does not know", async () => {
    assert.deepEqual(await sent("openaiCompatible, by fimEndpoint", { ...complete, stop }), {
      method: "POST",
      path: "/v1/fim/completions",
      body: {
        model: "loopback",
        prompt: "const a = ",
        suffix: ";\n",
        max_tokens: 64,
        temperature: 0,
        stop,
        stream: true,
      },
    });
  });

  it("is nothing for a completion by suffix from Anthropic, which has none", async () => {
    await assert.rejects(sent("anthropic, by chat", complete), { name: "ModelError", kind: "badRequest" });
  });

  const probable: readonly (readonly [string, object])[] = [
    ["openaiCompatible, by suffix", { logprobs: 1 }],
    ["openaiCompatible, by chat", { logprobs: true }],
    ["openaiCompatible, by infill", { n_probs: 1 }],
    ["openaiCompatible, by generate", { logprobs: true }],
    ["openaiCompatible, by fimEndpoint", {}],
  ];
  for (const [name, asked] of probable) {
    it(`asks for probabilities where they were found to be stated: ${name}`, async () => {
      const { request } = ways.find((way) => way.name === name) as Way;
      const [without, withThem] = [await sent(name, request), await sent(name, request, { logprobs: true })];
      assert.deepEqual(withThem.body, { ...(without.body as object), ...asked });
    });
  }
});
