import { type Answer, piecesOf, play, type Script, writeReply } from "./script.ts";
import { type LoopbackServer, type RecordedRequest, startServer } from "./server.ts";
import type { SseEvent } from "./sse.ts";
import { tokensIn } from "./tokenizer.ts";

export interface LlamaCppServerOptions {
  /** What `/infill` is answered with. */
  readonly script?: Script;
  /** The key to ask for; without one any key, or none, will do. */
  readonly key?: string;
  /** The one model there is, under the name its file has. */
  readonly models?: readonly string[];
}

/** A server that speaks llama.cpp's `/infill`, `/props`, `/tokenize`, `/apply-template` and `/v1/models`. It knows no other path. */
export function startLlamaCpp(options: LlamaCppServerOptions = {}): Promise<LoopbackServer> {
  const next = play(options.script ?? "");
  return startServer(async (request, response) => {
    const reply = refuse(request, options) ?? (await next(request));
    await writeReply(reply, infillEvents, response, { "x-request-id": "req_loopback" });
  });
}

function refuse(request: RecordedRequest, { key, models = ["loopback.gguf"] }: LlamaCppServerOptions) {
  const error = (code: number, type: string, message: string) => ({
    status: code,
    body: { error: { code, message, type } },
  });
  if (key !== undefined && request.headers.authorization !== `Bearer ${key}`) {
    return error(401, "authentication_error", "Invalid API Key");
  }
  if (request.path === "/props" || request.path.startsWith("/props?")) {
    const settings = { n_ctx: 32_768, params: { n_predict: -1 } };
    return {
      status: 200,
      body: { default_generation_settings: settings, total_slots: 1, model_path: `/models/${models[0]}` },
    };
  }
  if (request.path === "/v1/models") {
    const data = models.map((id) => ({ id, object: "model", created: 1_700_000_000, owned_by: "llamacpp" }));
    return { status: 200, body: { object: "list", data } };
  }
  if (request.path === "/tokenize") {
    // What is no content it passes over.
    const { content = "" } = request.body as { content?: string };
    return { status: 200, body: { tokens: tokensIn(content) } };
  }
  if (request.path === "/apply-template") {
    const { messages, tools = [] } = request.body as { messages: readonly Message[]; tools?: readonly object[] };
    return { status: 200, body: { prompt: templated(messages, tools) } };
  }
  return request.path === "/infill" ? undefined : error(404, "not_found_error", "File Not Found");
}

interface Message {
  readonly role: string;
  readonly content: string;
}

/** A chat as the models of the ChatML family are given it. */
function templated(messages: readonly Message[], tools: readonly object[]): string {
  const offered = tools.map((tool) => `<tools>${JSON.stringify(tool)}</tools>\n`);
  const said = messages.map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`);
  return [...offered, ...said, "<|im_start|>assistant\n"].join("");
}

/** An answer of `/infill`; its last event has no text of its own. */
export function infillEvents(answer: Answer): readonly SseEvent[] {
  const { usage = { input: 1, output: 1, cached: 0 } } = answer;
  const part = { index: 0, tokens: [], id_slot: -1, stop: false };
  const said = piecesOf(answer).map((content, place) => ({
    ...part,
    content,
    tokens_predicted: place + 1,
    tokens_evaluated: usage.input,
    ...(answer.logprobs === undefined
      ? {}
      : {
          completion_probabilities: [{ id: place, token: content, logprob: answer.logprobs[place], top_logprobs: [] }],
        }),
  }));
  const end = {
    ...part,
    content: "",
    stop: true,
    stop_type: answer.finish === "length" ? "limit" : "eos",
    stopping_word: "",
    tokens_predicted: usage.output,
    tokens_evaluated: usage.input,
    timings: { cache_n: usage.cached, prompt_n: usage.input - usage.cached, predicted_n: usage.output },
  };
  const events = answer.error === undefined ? [...said, end] : [...said, { error: { ...answer.error, code: 500 } }];
  return events.map((event) => ({ data: JSON.stringify(event) }));
}
