import { type Answer, piecesOf, play, type Script, writeReply } from "./script.ts";
import { type LoopbackServer, type RecordedRequest, startServer } from "./server.ts";
import type { SseEvent } from "./sse.ts";

export interface OpenaiServerOptions {
  /** What completions and chats are answered with. */
  readonly script?: Script;
  /** The key to ask for; without one any key, or none, will do. */
  readonly key?: string;
  /** The models there are; without them any name will do, and there is no list of them. */
  readonly models?: readonly string[];
}

/** A server that speaks OpenAI's `/v1/completions`, `/v1/chat/completions` and `/v1/models`, byte for byte. */
export function startOpenai(options: OpenaiServerOptions = {}): Promise<LoopbackServer> {
  const next = play(options.script ?? "");
  return startServer(async (request, response) => {
    const refusal = refuse(request, options);
    if (refusal !== undefined) {
      await writeReply(refusal, () => [], response, { "x-request-id": "req_refused" });
      return;
    }
    const encode = request.path.endsWith("/chat/completions") ? chatEvents : completionEvents;
    await writeReply(await next(request), encode, response, { "x-request-id": "req_loopback" });
  });
}

function refuse(request: RecordedRequest, { key, models }: OpenaiServerOptions) {
  if (key !== undefined && request.headers.authorization !== `Bearer ${key}`) {
    const message = `Incorrect API key provided: ${request.headers.authorization?.slice("Bearer ".length) ?? ""}.`;
    return {
      status: 401,
      body: { error: { message, type: "invalid_request_error", param: null, code: "invalid_api_key" } },
    };
  }
  if (request.path.endsWith("/models") && models !== undefined) {
    return { status: 200, body: { object: "list", data: models.map((id) => ({ id, object: "model" })) } };
  }
  if (!/(?<!\/fim)\/completions$/.test(request.path)) {
    return {
      status: 404,
      body: { error: { message: `Invalid URL (${request.method} ${request.path})`, type: "invalid_request_error" } },
    };
  }
  const { model } = request.body as { model: string };
  if (models !== undefined && !models.includes(model)) {
    const message = `The model \`${model}\` does not exist or you do not have access to it.`;
    return {
      status: 404,
      body: { error: { message, type: "invalid_request_error", param: null, code: "model_not_found" } },
    };
  }
  return undefined;
}

const finishReasons = { stop: "stop", length: "length", filter: "content_filter" } as const;

/** An answer of `/v1/chat/completions`. */
export function chatEvents(answer: Answer): readonly SseEvent[] {
  const choice = (delta: object, finish: string | null = null, tokens: readonly object[] = []) => ({
    index: 0,
    delta,
    logprobs: tokens.length === 0 ? null : { content: tokens },
    finish_reason: finish,
  });
  const { calls = [], finish = "stop", logprobs } = answer;
  const tokens = (token: string, place: number) =>
    logprobs === undefined ? [] : [{ token, logprob: logprobs[place], bytes: null, top_logprobs: [] }];
  const isCallAlone = calls.length > 0 && answer.text === undefined;
  return streamOf(answer, "chat.completion.chunk", [
    choice({ role: "assistant", content: isCallAlone ? null : "" }),
    ...(answer.reasoning === undefined ? [] : [choice({ reasoning_content: answer.reasoning })]),
    ...piecesOf(answer).map((content, place) => choice({ content }, null, tokens(content, place))),
    ...calls.flatMap(callDeltas).map((call) => choice({ tool_calls: [call] })),
    choice({}, calls.length > 0 && finish === "stop" ? "tool_calls" : finishReasons[finish]),
  ]);
}

/** A call of a tool: first its name, then its arguments piece by piece. */
function callDeltas({ name, text }: NonNullable<Answer["calls"]>[number], index: number): readonly object[] {
  return [
    { index, id: `call_loopback_${index}`, type: "function", function: { name, arguments: "" } },
    ...piecesOf({ text }).map((piece) => ({ index, function: { arguments: piece } })),
  ];
}

/** An answer of `/v1/completions`. */
export function completionEvents(answer: Answer): readonly SseEvent[] {
  const choice = (text: string, finish: string | null = null, logprob?: number) => ({
    index: 0,
    text,
    logprobs: logprob === undefined ? null : { tokens: [text], token_logprobs: [logprob], top_logprobs: null },
    finish_reason: finish,
  });
  return streamOf(answer, "text_completion", [
    ...piecesOf(answer).map((text, place) => choice(text, null, answer.logprobs?.[place])),
    choice("", finishReasons[answer.finish ?? "stop"]),
  ]);
}

function streamOf({ error, usage }: Answer, object: string, choices: readonly object[]): readonly SseEvent[] {
  const chunk = (rest: object): SseEvent => ({
    data: JSON.stringify({ id: "cmpl-loopback", object, created: 1_700_000_000, model: "loopback", ...rest }),
  });
  const said = choices.map((choice) => chunk({ choices: [choice] }));
  if (error !== undefined) {
    return [...said.slice(0, -1), { data: JSON.stringify({ error }) }];
  }
  return [...said, ...(usage === undefined ? [] : [chunk({ choices: [], usage: usageOf(usage) })]), { data: "[DONE]" }];
}

function usageOf({ input, output, cached }: NonNullable<Answer["usage"]>) {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached },
  };
}
