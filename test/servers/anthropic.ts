import { type Answer, piecesOf, play, type Script, writeReply } from "./script.ts";
import { type LoopbackServer, type RecordedRequest, startServer } from "./server.ts";
import type { SseEvent } from "./sse.ts";
import { tokensIn } from "./tokenizer.ts";

export interface AnthropicServerOptions {
  /** What messages are answered with. */
  readonly script?: Script;
  /** The key to ask for; without one any key will do. */
  readonly key?: string;
  /** The models there are; without them any name will do, and there is no list of them. */
  readonly models?: readonly string[];
}

/** A server that speaks Anthropic's `/v1/messages`, `/v1/messages/count_tokens` and `/v1/models`, byte for byte. */
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
  const asked = models?.find((id) => request.path === `/v1/models/${id}`);
  if (asked !== undefined) {
    return { status: 200, body: { id: asked, type: "model", max_input_tokens: 1_000_000, max_tokens: 64_000 } };
  }
  if (request.path.startsWith("/v1/models") && models !== undefined) {
    return { status: 200, body: { data: models.map((id) => ({ id, type: "model" })), has_more: false } };
  }
  if (request.path === "/v1/messages/count_tokens") {
    const { messages, system = "", tools = [] } = request.body as Counted;
    const texts = [system, ...messages.map(({ content }) => content), ...tools.map((tool) => JSON.stringify(tool))];
    return { status: 200, body: { input_tokens: tokensIn(texts.join("\n")).length } };
  }
  if (request.path !== "/v1/messages") {
    return error(404, "not_found_error", "Not found");
  }
  const { model } = request.body as { model: string };
  return models === undefined || models.includes(model) ? undefined : error(404, "not_found_error", `model: ${model}`);
}

interface Counted {
  readonly system?: string;
  readonly messages: readonly { readonly content: string }[];
  readonly tools?: readonly object[];
}

const stopReasons = { stop: "end_turn", length: "max_tokens", filter: "refusal" } as const;

/** An answer of `/v1/messages`; a ping comes after the start, as from the real service. */
export function messageEvents(answer: Answer): readonly SseEvent[] {
  const { calls = [], finish = "stop", usage = { input: 1, output: 1, cached: 0 } } = answer;
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
  const texts = calls.length > 0 && answer.text === undefined ? [] : [textBlock(answer)];
  const blocks = [...texts, ...calls.map(callBlock)].flatMap(inBlock);
  const said = [start, ...thought(answer.reasoning), { type: "ping" }, ...blocks];
  const end = [
    {
      type: "message_delta",
      delta: {
        stop_reason: calls.length > 0 && finish === "stop" ? "tool_use" : stopReasons[finish],
        stop_sequence: null,
      },
      usage: { output_tokens: usage.output },
    },
    { type: "message_stop" },
  ];
  // An error comes in the middle of a block.
  const events =
    answer.error === undefined ? [...said, ...end] : [...said.slice(0, -1), { type: "error", error: answer.error }];
  return events.map((event) => ({ event: event.type, data: JSON.stringify(event) }));
}

interface MessageEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

interface Block {
  readonly start: object;
  readonly deltas: readonly object[];
}

function textBlock(answer: Answer): Block {
  const deltas = piecesOf(answer).map((text) => ({ type: "text_delta", text }));
  return { start: { type: "text", text: "" }, deltas };
}

/** A call of a tool, whose first piece of arguments is empty, as from the real service. */
function callBlock({ name, text }: NonNullable<Answer["calls"]>[number], index: number): Block {
  const deltas = ["", ...piecesOf({ text })].map((piece) => ({ type: "input_json_delta", partial_json: piece }));
  return { start: { type: "tool_use", id: `toolu_loopback_${index}`, name, input: {} }, deltas };
}

function inBlock({ start, deltas }: Block, index: number): readonly MessageEvent[] {
  return [
    { type: "content_block_start", index, content_block: start },
    ...deltas.map((delta) => ({ type: "content_block_delta", index, delta })),
    { type: "content_block_stop", index },
  ];
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
