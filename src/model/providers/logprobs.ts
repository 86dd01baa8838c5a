import * as z from "zod/mini";
import type { Piece } from "./exchange.ts";

/**
 * The tokens of an event with the probability of each, as OpenAI's chats state them
 * (https://platform.openai.com/docs/api-reference/chat-streaming, `logprobs.content`), llama.cpp (tools/server/README.md there,
 * `completion_probabilities`; before 2025 without a logarithm) and Ollama (docs/api.md there, `logprobs`).
 */
export const statedTokens = z.array(z.object({ logprob: z.nullish(z.number()) }));

/** The same, as OpenAI's older completions state it: the first token of a prompt has none. */
export const statedLogprobs = z.object({
  content: z.nullish(statedTokens),
  token_logprobs: z.nullish(z.array(z.nullable(z.number()))),
});

/** The probability of an event's text: that of all its tokens together. */
export function logprobIn(tokens: z.infer<typeof statedTokens> | null | undefined): Pick<Piece, "logprob"> {
  return sumOf(tokens?.map(({ logprob }) => logprob));
}

/** As `logprobIn`, of either of OpenAI's forms. */
export function logprobOf(stated: z.infer<typeof statedLogprobs> | null | undefined): Pick<Piece, "logprob"> {
  return stated?.content ? logprobIn(stated.content) : sumOf(stated?.token_logprobs ?? undefined);
}

function sumOf(logprobs: readonly (number | null | undefined)[] = []): Pick<Piece, "logprob"> {
  const stated = logprobs.filter((logprob) => typeof logprob === "number");
  return stated.length === 0 ? {} : { logprob: stated.reduce((sum, logprob) => sum + logprob, 0) };
}
