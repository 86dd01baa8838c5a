import type { OpenAI } from "openai";
import type { CompleteRequest } from "../model.ts";
import type { RemoteModelOptions } from "./remote.ts";

/**
 * Fills a hole by `/fim/completions`, a path of its own for prompt and suffix: Mistral's (docs.mistral.ai/api, "FIM", streamed as
 * chat chunks) and Inception's (docs.inceptionlabs.ai, "Autocomplete", for Mercury). Neither takes `stream_options`: Mistral
 * refuses fields it does not know, and both state the usage anyway.
 */
export function sendFim(
  client: OpenAI,
  { model }: RemoteModelOptions,
  request: CompleteRequest,
  signal: AbortSignal,
): Promise<Response> {
  const body = {
    model,
    prompt: request.prefix,
    suffix: request.suffix,
    max_tokens: request.maxTokens,
    temperature: 0,
    ...(request.stop.length === 0 ? {} : { stop: request.stop }),
    stream: true,
  };
  return client.post("/fim/completions", { body, stream: true, signal }).asResponse();
}
