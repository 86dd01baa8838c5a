import type { BaseAnthropic } from "@anthropic-ai/sdk/client";
import type { Messages } from "@anthropic-ai/sdk/resources";
import * as z from "zod/mini";
import { ModelError } from "../errors.ts";
import type { ChatRequest, FinishReason, Tool } from "../model.ts";
import { toModelError } from "./failure.ts";
import { homes } from "./homes.ts";
import { once, type RemoteModel, type RemoteModelOptions, type Target, targetOf } from "./remote.ts";
import { orCancelled, type Piece, type Sent, streamAnswer } from "./streaming.ts";
import { noKey, plainFetch } from "./transport.ts";

/** Of the smallest of the models that Anthropic sells since 2024. */
const limits = { contextWindow: 200_000, maxOutput: 8192 };

/** A model behind Anthropic's wire format, which knows chats alone. Nothing is loaded or sent before the first request. */
export function createAnthropicModel(options: RemoteModelOptions): RemoteModel {
  const connect = once(async () => connectTo(targetOf(options.address ?? homes.anthropic, options.key)));
  return {
    id: `anthropic/${options.model}`,
    capabilities: {
      fim: options.fim,
      chat: true,
      tools: true,
      logprobs: false,
      learnsWorkspace: false,
      ...limits,
      ...options.found,
    },
    async *stream(request, signal, onHeaders) {
      if (request.task === "complete") {
        throw new ModelError("badRequest", { detail: "this model fills holes by chat alone" });
      }
      const { messages, toError } = await orCancelled(connect(), signal);
      const send = (sending: AbortSignal) => sendMessages(messages, options.model, request, sending);
      yield* streamAnswer({ send, read: readEvent, toError }, request.stop, signal, onHeaders);
    },
    async countTokens(request, signal) {
      const { messages, toError } = await orCancelled(connect(), signal);
      return countTokens(messages, options.model, request, signal).catch((error: unknown) => {
        throw signal.aborted ? new ModelError("cancelled") : toError(error);
      });
    },
    async listModels(signal) {
      const { client, toError } = await orCancelled(connect(), signal);
      return listModels(client, signal).catch((error: unknown) => {
        throw signal.aborted ? new ModelError("cancelled") : toError(error);
      });
    },
  };
}

async function connectTo(target: Target) {
  const { BaseAnthropic, Messages } = await import("./anthropicSdk.ts");
  const client = new BaseAnthropic({
    // A key given here keeps the SDK from looking for others in the environment and in the person's home folder.
    apiKey: target.key ?? noKey,
    baseURL: target.base.replace(/\/v1$/, ""),
    webhookKey: null,
    fetch: plainFetch(target.key),
    maxRetries: 0,
    logLevel: "off",
    openTelemetry: false,
  });
  const isTimeout = (error: unknown) => error instanceof BaseAnthropic.APIConnectionTimeoutError;
  return {
    client,
    messages: new Messages(client),
    toError: (error: unknown) => toModelError(error, { ...target, isTimeout }),
  };
}

async function sendMessages(
  messages: Messages,
  model: string,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<Sent> {
  // Anthropic refuses stop texts of white space alone; the stream is ended at them here.
  const stops = request.stop.filter((stop) => stop.trim() !== "");
  const { data, response } = await messages
    .create(
      {
        model,
        max_tokens: request.maxTokens,
        ...promptOf(request),
        ...(stops.length === 0 ? {} : { stop_sequences: stops }),
        stream: true,
      },
      { signal },
    )
    .withResponse();
  return { events: data, response };
}

/** What the model reads, and is charged for as input. */
function promptOf(request: ChatRequest): Pick<Messages.MessageCreateParamsStreaming, "messages" | "system" | "tools"> {
  const system = request.messages.filter(({ role }) => role === "system").map(({ text }) => text);
  return {
    ...(system.length === 0 ? {} : { system: system.join("\n\n") }),
    messages: request.messages.flatMap(({ role, text }) => (role === "system" ? [] : [{ role, content: text }])),
    ...toolsOf(request.tool),
  };
}

function toolsOf(tool: Tool | undefined): { tools?: Messages.Tool[] } {
  if (tool === undefined) {
    return {};
  }
  const { name, description, schema } = tool;
  // Without eager streaming the whole of an argument is held back until it is complete.
  return { tools: [{ name, description, input_schema: { ...schema, type: "object" }, eager_input_streaming: true }] };
}

const usage = z.object({
  input_tokens: z.nullish(z.number()),
  output_tokens: z.nullish(z.number()),
  cache_read_input_tokens: z.nullish(z.number()),
  cache_creation_input_tokens: z.nullish(z.number()),
});

/** The events that say something here; every other type is passed over, as the documentation of the format asks. */
const event = z.object({
  type: z.string(),
  message: z.optional(z.object({ usage: z.nullish(usage) })),
  delta: z.optional(
    z.object({
      type: z.nullish(z.string()),
      text: z.nullish(z.string()),
      partial_json: z.nullish(z.string()),
      stop_reason: z.nullish(z.string()),
    }),
  ),
  usage: z.nullish(usage),
});

function readEvent(value: unknown): Piece {
  const { success, data } = event.safeParse(value);
  if (!success) {
    throw new ModelError("protocol", { detail: "an event that is none of the Messages API" });
  }
  switch (data.type) {
    case "message_start":
      return data.message?.usage ? { usage: inputOf(data.message.usage) } : {};
    case "content_block_delta":
      return data.delta ? contentOf(data.delta) : {};
    case "message_delta":
      return {
        ...(data.delta?.stop_reason ? { reason: reasonOf(data.delta.stop_reason) } : {}),
        ...(data.usage ? { usage: { outputTokens: data.usage.output_tokens ?? 0 } } : {}),
      };
    case "message_stop":
      return { whole: true };
    default:
      return {};
  }
}

function contentOf({ type, text, partial_json: tool }: NonNullable<z.infer<typeof event>["delta"]>): Piece {
  return {
    ...(type === "text_delta" && text ? { text } : {}),
    ...(type === "input_json_delta" && tool ? { tool } : {}),
  };
}

/** Anthropic counts what it read from and wrote to its cache apart from the rest of the input. */
function inputOf(counted: z.infer<typeof usage>) {
  const cachedTokens = counted.cache_read_input_tokens ?? 0;
  const written = counted.cache_creation_input_tokens ?? 0;
  return {
    inputTokens: (counted.input_tokens ?? 0) + cachedTokens + written,
    outputTokens: counted.output_tokens ?? 0,
    cachedTokens,
  };
}

function reasonOf(stop: string): FinishReason {
  switch (stop) {
    case "max_tokens":
    case "model_context_window_exceeded":
      return "length";
    case "refusal":
      return "filter";
    default:
      return "stop";
  }
}

const count = z.object({ input_tokens: z.int() });

/** Anthropic takes nothing for a count, and has limits of its own for it (platform.claude.com/docs/en/build-with-claude/token-counting). */
async function countTokens(
  messages: Messages,
  model: string,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<number> {
  const counted = await messages.countTokens({ model, ...promptOf(request) }, { signal });
  const { success, data } = count.safeParse(counted);
  if (!success) {
    throw new ModelError("protocol", { detail: "no count of tokens" });
  }
  return data.input_tokens;
}

const modelList = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Asks with the SDK's plain request: its own list takes whatever comes for an empty one. */
async function listModels(client: BaseAnthropic, signal: AbortSignal): Promise<readonly string[]> {
  const { success, data } = modelList.safeParse(await client.get("/v1/models", { query: { limit: 1000 }, signal }));
  if (!success) {
    throw new ModelError("protocol", { detail: "no list of models" });
  }
  return data.data.map(({ id }) => id);
}
