import * as z from "zod/mini";
import { ModelError } from "../errors.ts";
import type { Piece } from "./exchange.ts";
import { logprobIn, statedTokens } from "./logprobs.ts";
import type { OwnFill } from "./plainRequest.ts";

/** Fills a hole by llama.cpp's `/infill` (tools/server/README.md there): the server knows the model's own format. */
export const infill: OwnFill = {
  path: "/infill",
  bodyOf: (request, { found }) => ({
    input_prefix: request.prefix,
    input_suffix: request.suffix,
    input_extra: (request.others ?? []).map(({ name, text }) => ({ filename: name, text })),
    prompt: "",
    n_predict: request.maxTokens,
    temperature: 0,
    cache_prompt: true,
    ...(found?.logprobs ? { n_probs: 1 } : {}),
    stop: request.stop,
  }),
  read: readEvent,
  format: "events",
};

const event = z.object({
  content: z.string(),
  stop: z.boolean(),
  stop_type: z.nullish(z.string()),
  tokens_predicted: z.nullish(z.number()),
  tokens_evaluated: z.nullish(z.number()),
  timings: z.nullish(z.object({ cache_n: z.nullish(z.number()) })),
  completion_probabilities: z.nullish(statedTokens),
});

function readEvent(value: unknown): Piece {
  const { success, data } = event.safeParse(value);
  if (!success) {
    throw new ModelError("protocol", { detail: "an event that is no part of an infill" });
  }
  const said = {
    ...(data.content === "" ? {} : { text: data.content }),
    ...logprobIn(data.completion_probabilities),
  };
  if (!data.stop) {
    return said;
  }
  return {
    ...said,
    whole: true,
    reason: data.stop_type === "limit" ? "length" : "stop",
    usage: {
      inputTokens: data.tokens_evaluated ?? 0,
      outputTokens: data.tokens_predicted ?? 0,
      cachedTokens: data.timings?.cache_n ?? 0,
    },
  };
}
