import { type Answer, piecesOf, play, type Script, writeReply } from "./script.ts";
import { type LoopbackServer, type RecordedRequest, startServer } from "./server.ts";
import { jsonLines, type SseEvent } from "./sse.ts";

export interface OllamaServerOptions {
  /** What `/api/generate` is answered with. */
  readonly script?: Script;
  /** The key that a proxy before it asks for; without one any key, or none, will do. */
  readonly key?: string;
  /** The models there are; without them any name will do. */
  readonly models?: readonly string[];
  /** A free one if nothing else is said. */
  readonly port?: number;
  /** Whether the model's template has a place for a suffix; it does if nothing else is said. */
  readonly insert?: boolean;
  /** What `/api/show` says of each model, if it is there. */
  readonly shown?: {
    readonly parameters?: string;
    readonly trained: number;
    readonly capabilities: readonly string[];
  };
  /** The models that `/api/ps` says are loaded, with the tokens allotted to them. */
  readonly loaded?: Readonly<Record<string, number>>;
}

/**
 * A server that speaks Ollama's `/api/generate`, `/api/tags`, `/api/show` and `/api/ps`, and lists its models at `/v1/models`, byte for
 * byte.
 */
export function startOllama(options: OllamaServerOptions = {}): Promise<LoopbackServer> {
  const next = play(options.script ?? "");
  return startServer(async (request, response) => {
    const reply = refuse(request, options) ?? (await next(request));
    await writeReply(reply, generateLines, response, { "x-request-id": "req_loopback" }, jsonLines);
  }, options.port);
}

function refuse(request: RecordedRequest, options: OllamaServerOptions) {
  const { key, models, insert = true } = options;
  if (key !== undefined && request.headers.authorization !== `Bearer ${key}`) {
    return { status: 401, body: { error: `unauthorized: ${request.headers.authorization ?? ""}` } };
  }
  if (request.path === "/api/tags" && models !== undefined) {
    return { status: 200, body: { models: models.map((name) => ({ name, model: name, size: 1_000_000 })) } };
  }
  if (request.path === "/v1/models" && models !== undefined) {
    return { status: 200, body: { object: "list", data: models.map((id) => ({ id, object: "model" })) } };
  }
  if (request.path !== "/api/generate") {
    return about(request, options) ?? { status: 404, body: "404 page not found" };
  }
  const { model, suffix } = request.body as { model: string; suffix?: string };
  if (models !== undefined && !models.includes(model)) {
    return { status: 404, body: { error: `model '${model}' not found` } };
  }
  return suffix && !insert ? { status: 400, body: { error: `${model} does not support insert` } } : undefined;
}

function about({ path }: RecordedRequest, { shown, loaded }: OllamaServerOptions) {
  if (path === "/api/show" && shown !== undefined) {
    const { parameters, trained, capabilities } = shown;
    const info = { "general.architecture": "qwen2", "qwen2.block_count": 28, "qwen2.context_length": trained };
    return { status: 200, body: { ...(parameters ? { parameters } : {}), model_info: info, capabilities } };
  }
  if (path === "/api/ps" && loaded !== undefined) {
    const models = Object.entries(loaded).map(([name, tokens]) => ({ name, model: name, context_length: tokens }));
    return { status: 200, body: { models } };
  }
  return undefined;
}

/** An answer of `/api/generate`, a line an event. */
export function generateLines(answer: Answer): readonly SseEvent[] {
  const { usage = { input: 1, output: 1 } } = answer;
  const part = { model: "loopback", created_at: "2026-01-01T00:00:00.000Z" };
  const said = piecesOf(answer).map((response, place) => ({
    ...part,
    response,
    done: false,
    ...(answer.logprobs === undefined ? {} : { logprobs: [{ token: response, logprob: answer.logprobs[place] }] }),
  }));
  const end = {
    ...part,
    response: "",
    done: true,
    done_reason: answer.finish === "length" ? "length" : "stop",
    prompt_eval_count: usage.input,
    eval_count: usage.output,
  };
  const lines = answer.error === undefined ? [...said, end] : [...said, { error: answer.error.message }];
  return lines.map((line) => ({ data: JSON.stringify(line) }));
}
