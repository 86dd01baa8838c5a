import type { OpenAI } from "openai";
import * as z from "zod/mini";
import { ModelError } from "../errors.ts";
import type { Capabilities, ChatRequest, CompleteRequest, FinishReason, Tool, Usage } from "../model.ts";
import { toModelError } from "./failure.ts";
import { sendFim } from "./fimEndpoint.ts";
import { once, type RemoteModel, type RemoteModelOptions, type Target, targetOf } from "./remote.ts";
import { orCancelled, type Piece, type Sent, streamAnswer } from "./streaming.ts";
import { noKey, plainFetch } from "./transport.ts";

/** Where OpenAI's own service and those that imitate it differ. */
export interface Dialect {
  readonly name: string;
  readonly home: string;
  readonly limits: Pick<Capabilities, "contextWindow" | "maxOutput">;
  /** OpenAI's reasoning models take only the newer name; most imitators know only the older. */
  readonly chatLimit: "max_completion_tokens" | "max_tokens";
  /** OpenAI's reasoning models refuse stop texts in a chat; the stream is ended here all the same. */
  readonly chatStops: boolean;
  /** A server that knows no tools answers a request that offers one with an error. */
  readonly tools: boolean;
}

/** OpenAI's API takes no more, and its imitators follow. */
const mostStops = 4;

/** A model behind OpenAI's wire format. Nothing is loaded or sent before the first request. */
export function createOpenaiWireModel(dialect: Dialect, options: RemoteModelOptions): RemoteModel {
  const connect = once(async () => connectTo(targetOf(options.address ?? dialect.home, options.key)));
  return {
    id: `${dialect.name}/${options.model}`,
    capabilities: {
      fim: options.fim,
      chat: true,
      tools: dialect.tools,
      logprobs: false,
      learnsWorkspace: false,
      ...dialect.limits,
      ...options.found,
    },
    async *stream(request, signal, onHeaders) {
      const { client, toError } = await orCancelled(connect(), signal);
      const fill = options.fim === "fimEndpoint" ? sendFim : sendCompletion;
      const send =
        request.task === "complete"
          ? (sending: AbortSignal) => fill(client, options.model, request, sending)
          : (sending: AbortSignal) => sendChat(client, options.model, dialect, request, sending);
      yield* streamAnswer({ send, read: readChunk, toError }, request.stop, signal, onHeaders);
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
  const { OpenAI } = await import("./openaiSdk.ts");
  const client = new OpenAI({
    apiKey: target.key ?? noKey,
    baseURL: target.base,
    fetch: plainFetch(target.key),
    maxRetries: 0,
    logLevel: "off",
    // What environment variables say belongs to another origin.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
  });
  const isTimeout = (error: unknown) => error instanceof OpenAI.APIConnectionTimeoutError;
  return { client, toError: (error: unknown) => toModelError(error, { ...target, isTimeout }) };
}

async function sendCompletion(
  client: OpenAI,
  model: string,
  request: CompleteRequest,
  signal: AbortSignal,
): Promise<Sent> {
  const { data, response } = await client.completions
    .create(
      {
        model,
        prompt: request.prefix,
        ...(request.suffix === "" ? {} : { suffix: request.suffix }),
        max_tokens: request.maxTokens,
        // The most probable text: a suggestion that changes at every key press helps nobody.
        temperature: 0,
        ...stopsOf(request.stop),
        stream: true,
        stream_options: { include_usage: true },
      },
      { signal },
    )
    .withResponse();
  return { events: data, response };
}

async function sendChat(
  client: OpenAI,
  model: string,
  dialect: Dialect,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<Sent> {
  const { data, response } = await client.chat.completions
    .create(
      {
        model,
        messages: request.messages.map(({ role, text }) => ({ role, content: text })),
        [dialect.chatLimit]: request.maxTokens,
        ...(dialect.chatStops ? stopsOf(request.stop) : {}),
        ...toolsOf(request.tool),
        stream: true,
        stream_options: { include_usage: true },
      },
      { signal },
    )
    .withResponse();
  return { events: data, response };
}

function stopsOf(stop: readonly string[]): { stop?: string[] } {
  return stop.length === 0 ? {} : { stop: stop.slice(0, mostStops) };
}

export function toolsOf(tool: Tool | undefined): Pick<OpenAI.ChatCompletionCreateParams, "tools"> {
  if (tool === undefined) {
    return {};
  }
  const { name, description, schema } = tool;
  return { tools: [{ type: "function", function: { name, description, parameters: { ...schema } } }] };
}

/** The calls of a delta: one tool is offered, so only the arguments say something. */
const toolCalls = z.array(z.object({ function: z.nullish(z.object({ arguments: z.nullish(z.string()) })) }));

/** One event of either stream: completions put the text into the choice, chats into its delta. */
const chunk = z.object({
  choices: z.array(
    z.object({
      text: z.nullish(z.string()),
      delta: z.nullish(z.object({ content: z.nullish(z.string()), tool_calls: z.nullish(toolCalls) })),
      finish_reason: z.nullish(z.string()),
    }),
  ),
  usage: z.nullish(
    z.object({
      prompt_tokens: z.nullish(z.number()),
      completion_tokens: z.nullish(z.number()),
      prompt_tokens_details: z.nullish(z.object({ cached_tokens: z.nullish(z.number()) })),
    }),
  ),
});

function readChunk(event: unknown): Piece {
  const { success, data } = chunk.safeParse(event);
  if (!success) {
    throw new ModelError("protocol", { detail: "an event that is no completion chunk" });
  }
  const [choice] = data.choices;
  const text = choice?.text ?? choice?.delta?.content;
  const tool = choice?.delta?.tool_calls?.map((call) => call.function?.arguments ?? "").join("");
  const usage: Usage | undefined = data.usage
    ? {
        inputTokens: data.usage.prompt_tokens ?? 0,
        outputTokens: data.usage.completion_tokens ?? 0,
        cachedTokens: data.usage.prompt_tokens_details?.cached_tokens ?? 0,
      }
    : undefined;
  return {
    ...(text ? { text } : {}),
    ...(tool ? { tool } : {}),
    ...(choice?.finish_reason ? { reason: reasonOf(choice.finish_reason), whole: true } : {}),
    ...(usage === undefined ? {} : { usage }),
  };
}

function reasonOf(finish: string): FinishReason {
  return finish === "length" ? "length" : finish === "content_filter" ? "filter" : "stop";
}

const modelList = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Asks with the SDK's plain request: its own list takes whatever comes for an empty one. */
async function listModels(client: OpenAI, signal: AbortSignal): Promise<readonly string[]> {
  const { success, data } = modelList.safeParse(await client.get("/models", { signal }));
  if (!success) {
    throw new ModelError("protocol", { detail: "no list of models" });
  }
  return data.data.map(({ id }) => id);
}
