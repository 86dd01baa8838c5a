import type { OpenAI } from "openai";
import type { CompleteRequest } from "../model.ts";
import type { Sent } from "./streaming.ts";

/**
 * Fills a hole by `/fim/completions`, a path of its own for prompt and suffix: Mistral's (docs.mistral.ai/api, "FIM", streamed as
 * chat chunks) and Inception's (docs.inceptionlabs.ai, "Autocomplete", for Mercury). Neither takes `stream_options`: Mistral
 * refuses fields it does not know, and both state the usage anyway.
 */
export async function sendFim(
  client: OpenAI,
  model: string,
  request: CompleteRequest,
  signal: AbortSignal,
): Promise<Sent> {
  const body = {
    model,
    prompt: request.prefix,
    suffix: request.suffix,
    max_tokens: request.maxTokens,
    temperature: 0,
    ...(request.stop.length === 0 ? {} : { stop: request.stop }),
    stream: true,
  };
  const { data, response } = await client
    .post<AsyncIterable<unknown>>("/fim/completions", { body, stream: true, signal })
    .withResponse();
  return { events: data, response };
}
