import * as z from "zod/mini";
import { ModelError } from "../errors.ts";
import type { CompleteRequest, Delta } from "../model.ts";
import { plainTarget, sendPlain } from "./plainRequest.ts";
import type { RemoteModelOptions } from "./remote.ts";
import { type Piece, streamAnswer } from "./streaming.ts";

/** Fills a hole by llama.cpp's `/infill` (tools/server/README.md there): the server knows the model's own format. */
export async function* streamInfill(
  { address, key }: RemoteModelOptions & { readonly address: string },
  request: CompleteRequest,
  signal: AbortSignal,
  onHeaders?: (headers: Headers) => void,
): AsyncGenerator<Delta> {
  const { target, toError } = plainTarget(address, key);
  const body = {
    input_prefix: request.prefix,
    input_suffix: request.suffix,
    input_extra: (request.others ?? []).map(({ name, text }) => ({ filename: name, text })),
    prompt: "",
    n_predict: request.maxTokens,
    temperature: 0,
    cache_prompt: true,
    stop: request.stop,
    stream: true,
  };
  const send = (sending: AbortSignal) => sendPlain({ target, path: "/infill", body, events: "sse" }, sending);
  yield* streamAnswer({ send, read: readEvent, toError }, request.stop, signal, onHeaders);
}

const event = z.object({
  content: z.string(),
  stop: z.boolean(),
  stop_type: z.nullish(z.string()),
  tokens_predicted: z.nullish(z.number()),
  tokens_evaluated: z.nullish(z.number()),
  timings: z.nullish(z.object({ cache_n: z.nullish(z.number()) })),
});

function readEvent(value: unknown): Piece {
  const { success, data } = event.safeParse(value);
  if (!success) {
    throw new ModelError("protocol", { detail: "an event that is no part of an infill" });
  }
  const text = data.content === "" ? {} : { text: data.content };
  if (!data.stop) {
    return text;
  }
  return {
    ...text,
    whole: true,
    reason: data.stop_type === "limit" ? "length" : "stop",
    usage: {
      inputTokens: data.tokens_evaluated ?? 0,
      outputTokens: data.tokens_predicted ?? 0,
      cachedTokens: data.timings?.cache_n ?? 0,
    },
  };
}
