import type { OpenAI } from "openai";
import type { Capabilities, ChatRequest, CompleteRequest, Tool } from "../model.ts";
import { cacheKeyOf } from "./cacheKey.ts";
import type { RemoteModelOptions } from "./remote.ts";

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

/** Sends a completion with a suffix; the answer is read as it comes, without the SDK. */
export function sendCompletion(
  client: OpenAI,
  { model, found }: RemoteModelOptions,
  request: CompleteRequest,
  signal: AbortSignal,
): Promise<Response> {
  return client.completions
    .create(
      {
        model,
        prompt: request.prefix,
        ...(request.suffix === "" ? {} : { suffix: request.suffix }),
        max_tokens: request.maxTokens,
        // The most probable text: a suggestion that changes at every key press helps nobody.
        temperature: 0,
        ...(found?.logprobs ? { logprobs: 1 } : {}),
        ...stopsOf(request.stop),
        stream: true,
        stream_options: { include_usage: true },
      },
      { signal },
    )
    .asResponse();
}

/** Sends a chat; the answer is read as it comes, without the SDK. */
export function sendChat(
  client: OpenAI,
  dialect: Dialect,
  { model, found }: RemoteModelOptions,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<Response> {
  return client.chat.completions
    .create(
      {
        model,
        messages: request.messages.map(({ role, text }) => ({ role, content: text })),
        [dialect.chatLimit]: request.maxTokens,
        ...(dialect.chatStops ? stopsOf(request.stop) : {}),
        ...(found?.logprobs ? { logprobs: true } : {}),
        ...toolsOf(request.tool),
        ...cacheKeyOf(client.baseURL, request),
        stream: true,
        stream_options: { include_usage: true },
      },
      { signal },
    )
    .asResponse();
}

function stopsOf(stop: readonly string[]): { stop?: string[] } {
  return stop.length === 0 ? {} : { stop: stop.slice(0, mostStops) };
}

/** A tool as OpenAI's chats take it. */
export function toolsOf(tool: Tool | undefined): Pick<OpenAI.ChatCompletionCreateParams, "tools"> {
  if (tool === undefined) {
    return {};
  }
  const { name, description, schema } = tool;
  return { tools: [{ type: "function", function: { name, description, parameters: { ...schema } } }] };
}
