import type { Messages } from "@anthropic-ai/sdk/resources";
import type { ChatRequest, Tool } from "../model.ts";
import { type AnthropicPrompt, cachedPrompt } from "./anthropicCache.ts";
import type { RemoteModelOptions } from "./remote.ts";

/** Sends a chat; the answer is read as it comes, without the SDK. */
export function sendMessages(
  messages: Messages,
  { model }: RemoteModelOptions,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<Response> {
  // Anthropic refuses stop texts of white space alone; the stream is ended at them here.
  const stops = request.stop.filter((stop) => stop.trim() !== "");
  return messages
    .create(
      {
        model,
        max_tokens: request.maxTokens,
        // No request of typing begins as the one before, and what goes into the cache costs a quarter more.
        ...(request.lane === "typing" ? promptOf(request) : cachedPrompt(promptOf(request))),
        ...(stops.length === 0 ? {} : { stop_sequences: stops }),
        stream: true,
      },
      { signal },
    )
    .asResponse();
}

/** A chat as Anthropic takes it, the system's text apart. */
export function promptOf(request: ChatRequest): AnthropicPrompt {
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
