import * as z from "zod/mini";
import { ModelError } from "../errors.ts";
import type { Piece } from "./exchange.ts";
import { logprobIn, statedTokens } from "./logprobs.ts";
import type { OwnFill } from "./plainRequest.ts";

/** Fills a hole by Ollama's `/api/generate` with a suffix (docs/api.md there): the model's template says how. */
export const ollamaGenerate: OwnFill = {
  path: "/api/generate",
  bodyOf: (request, { model, found }) => ({
    model,
    prompt: request.prefix,
    suffix: request.suffix,
    options: { num_predict: request.maxTokens, temperature: 0, stop: request.stop },
    ...(found?.logprobs ? { logprobs: true } : {}),
  }),
  read: readLine,
  format: "lines",
};

const line = z.object({
  response: z.string(),
  done: z.boolean(),
  done_reason: z.nullish(z.string()),
  prompt_eval_count: z.nullish(z.number()),
  eval_count: z.nullish(z.number()),
  logprobs: z.nullish(statedTokens),
});

function readLine(value: unknown): Piece {
  const { success, data } = line.safeParse(value);
  if (!success) {
    throw new ModelError("protocol", { detail: "a line that is no part of a generation" });
  }
  const said = { ...(data.response === "" ? {} : { text: data.response }), ...logprobIn(data.logprobs) };
  if (!data.done) {
    return said;
  }
  return {
    ...said,
    whole: true,
    reason: data.done_reason === "length" ? "length" : "stop",
    usage: { inputTokens: data.prompt_eval_count ?? 0, outputTokens: data.eval_count ?? 0 },
  };
}
