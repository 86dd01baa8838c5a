import { type Answer, piecesOf, play, type Script, writeReply } from "./script.ts";
import { type LoopbackServer, type RecordedRequest, startServer } from "./server.ts";
import type { SseEvent } from "./sse.ts";

export interface AnthropicServerOptions {
  /** What messages are answered with. */
  readonly script?: Script;
  /** The key to ask for; without one any key will do. */
  readonly key?: string;
  /** The models there are; without them any name will do, and there is no list of them. */
  readonly models?: readonly string[];
}

/** A server that speaks Anthropic's `/v1/messages` and `/v1/models`, byte for byte. */
export function startAnthropic(options: AnthropicServerOptions = {}): Promise<LoopbackServer> {
  const next = play(options.script ?? "");
  return startServer(async (request, response) => {
    const reply = refuse(request, options) ?? (await next(request));
    await writeReply(reply, messageEvents, response, { "request-id": "req_loopback" });
  });
}

function refuse(request: RecordedRequest, { key, models }: AnthropicServerOptions) {
  const error = (status: number, type: string, message: string) => ({
    status,
    body: { type: "error", error: { type, message }, request_id: "req_loopback" },
  });
  const { authorization, "x-api-key": given = authorization?.replace("Bearer ", "") } = request.headers;
  if (key !== undefined && given !== key) {
    return error(401, "authentication_error", `invalid key ${given}`);
  }
  if (request.path.startsWith("/v1/models") && models !== undefined) {
    return { status: 200, body: { data: models.map((id) => ({ id, type: "model" })), has_more: false } };
  }
  if (request.path !== "/v1/messages") {
    return error(404, "not_found_error", "Not found");
  }
  const { model } = request.body as { model: string };
  return models === undefined || models.includes(model) ? undefined : error(404, "not_found_error", `model: ${model}`);
}

const stopReasons = { stop: "end_turn", length: "max_tokens", filter: "refusal" } as const;

/** An answer of `/v1/messages`; a ping comes after the start, as from the real service. */
export function messageEvents(answer: Answer): readonly SseEvent[] {
  const { usage = { input: 1, output: 1, cached: 0 } } = answer;
  const text = (piece: string) => ({
    type: "content_block_delta",
    index: 0,
    delta: { type: "text_delta", text: piece },
  });
  const start = {
    type: "message_start",
    message: {
      id: "msg_loopback",
      type: "message",
      role: "assistant",
      model: "loopback",
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: usage.input - usage.cached, cache_read_input_tokens: usage.cached, output_tokens: 1 },
    },
  };
  const said = [
    start,
    ...thought(answer.reasoning),
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    { type: "ping" },
    ...piecesOf(answer).map(text),
  ];
  const end = [
    { type: "content_block_stop", index: 0 },
    {
      type: "message_delta",
      delta: { stop_reason: stopReasons[answer.finish ?? "stop"], stop_sequence: null },
      usage: { output_tokens: usage.output },
    },
    { type: "message_stop" },
  ];
  const events = answer.error === undefined ? [...said, ...end] : [...said, { type: "error", error: answer.error }];
  return events.map((event) => ({ event: event.type, data: JSON.stringify(event) }));
}

interface MessageEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

function thought(reasoning: string | undefined): readonly MessageEvent[] {
  return reasoning === undefined
    ? []
    : [
        { type: "content_block_start", index: 0, content_block: { type: "thinking", thinking: "", signature: "" } },
        { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: reasoning } },
        { type: "content_block_stop", index: 0 },
      ];
}
