import assert from "node:assert/strict";
import { toModelError } from "../../../../src/model/providers/failure.ts";
import { Refused } from "../../../../src/model/providers/refused.ts";

describe("a failure in a server's own words", () => {
  const told = (
    status: number,
    error: unknown,
    headers: Record<string, string> = { "content-type": "application/json" },
  ) =>
    toModelError(new Refused(new Headers(headers), error, status), {
      origin: "http://127.0.0.1:1",
      key: undefined,
      isTimeout: () => false,
    });

  const tooLong: readonly (readonly [string, number, string])[] = [
    ["OpenAI", 400, "Your input exceeds the context window of this model. Please adjust your input and try again."],
    ["vLLM", 400, "The decoder prompt (length 5000) is longer than the maximum model length of 4096."],
    ["Mistral", 400, "Prompt contains 40000 tokens, too large for model with 32768 maximum context length"],
    ["Anthropic", 400, "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000"],
    ["llama.cpp", 400, "the request exceeds the available context size. try increasing the context size"],
    ["Ollama", 400, "the input length exceeds the context length"],
    [
      "LM Studio",
      400,
      "Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens",
    ],
    ["LM Studio, within an answer", 500, "Reached context length of 4096 tokens with model (arch: qwen3)"],
    ["Gemini", 400, "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."],
    ["Groq", 400, "Please reduce the length of the messages or completion."],
  ];
  for (const [server, status, message] of tooLong) {
    it(`is contextLength as ${server} says it`, () => {
      assert.equal(told(status, { message }).kind, "contextLength");
    });
  }

  const gone: readonly (readonly [string, number, { message: string; type?: string; code?: string }])[] = [
    ["OpenAI", 404, { message: "The model `gpt-4-0314` has been deprecated.", code: "model_not_found" }],
    ["OpenAI, as a bad request", 400, { message: "The model `text-davinci-003` has been deprecated, learn more." }],
    ["Anthropic", 404, { message: "model: claude-2.1", type: "not_found_error" }],
    ["Groq", 400, { message: "The model `x` has been decommissioned.", code: "model_decommissioned" }],
    ["Mistral", 400, { message: "Invalid model: x", type: "invalid_model" }],
    ["whoever says 410", 410, { message: "Gone" }],
  ];
  for (const [server, status, error] of gone) {
    it(`is notFound with its words, of a model that is gone, as ${server} says it`, () => {
      const { kind, detail } = told(status, error);
      assert.deepEqual([kind, detail], ["notFound", error.message]);
    });
  }

  it("is no retirement where a field of a request is deprecated", () => {
    assert.equal(told(400, { message: "`temperature` is deprecated for this model." }).kind, "badRequest");
  });

  it("is contentFilter where Anthropic or OpenAI say so without a code", () => {
    for (const message of [
      "Output blocked by content filtering policy",
      "Invalid prompt: your prompt was flagged as potentially violating our usage policy.",
    ]) {
      assert.equal(told(400, { message, type: "invalid_request_error" }).kind, "contentFilter");
    }
  });

  it("is server where a proxy says that its client left (499): this one did not", () => {
    assert.equal(told(499, { message: "client closed request" }).kind, "server");
  });

  const unknown: readonly (readonly [string, number, { message: string; param?: string }, "tools" | "suffix"])[] = [
    ["Ollama", 400, { message: "registry.ollama.ai/library/gemma3:4b does not support tools" }, "tools"],
    ["llama.cpp", 500, { message: "tools param requires --jinja flag" }, "tools"],
    ["older llama.cpp", 500, { message: "Unsupported param: tools" }, "tools"],
    [
      "vLLM",
      400,
      { message: '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set' },
      "tools",
    ],
    ["OpenRouter", 404, { message: "No endpoints found that support tool use." }, "tools"],
    ["DeepSeek", 400, { message: "deepseek-reasoner does not support Function Calling" }, "tools"],
    ["Groq", 400, { message: "`tool calling` is not supported with this model" }, "tools"],
    ["OpenAI", 400, { message: "Unsupported parameter for this model.", param: "tools" }, "tools"],
    ["FastAPI", 422, { message: "tools: Extra inputs are not permitted" }, "tools"],
    ["Ollama, of a hole", 400, { message: "qwen2.5:7b does not support insert" }, "suffix"],
    ["llama.cpp, of a hole", 501, { message: "Infill is not supported by this model" }, "suffix"],
    ["vLLM, of a hole", 400, { message: "suffix is not currently supported" }, "suffix"],
  ];
  for (const [server, status, error, part] of unknown) {
    it(`is badRequest and names what is not known, ${part}, as ${server} says it`, () => {
      const { kind, unsupported, detail } = told(status, error);
      assert.deepEqual([kind, unsupported, detail], ["badRequest", part, error.message]);
    });
  }

  it("names nothing unknown where it is something else that is wrong", () => {
    for (const [status, message] of [
      [400, "no such parameter: top_q"],
      [404, "model 'my-tools' not found"],
      [401, "tools are not supported for this key"],
      [429, "too many requests with tools are not supported"],
      [500, "broken"],
    ] as const) {
      assert.equal(told(status, { message }).unsupported, undefined, message);
    }
  });

  it("bears the provider's own name for the request, whichever header it stands in", () => {
    const idIn = (headers: Record<string, string>) => told(500, {}, headers).requestId;
    assert.equal(idIn({ "x-request-id": "req_a", "cf-ray": "ray" }), "req_a");
    assert.equal(idIn({ "request-id": "req_b", "cf-ray": "ray" }), "req_b");
    assert.equal(idIn({ "cf-ray": "ray" }), "ray");
    assert.equal(idIn({}), undefined);
  });
});
