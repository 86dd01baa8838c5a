import * as z from "zod/mini";
import { ModelError } from "../errors.ts";
import type { FinishReason, Usage } from "../model.ts";
import { compiled } from "./compiled.ts";
import type { Piece } from "./exchange.ts";
import { logprobOf, statedLogprobs } from "./logprobs.ts";

/** The calls of a delta: one tool is offered, so only the arguments say something. */
const toolCalls = z.array(compiled({ function: z.nullish(compiled({ arguments: z.nullish(z.string()) })) }));

/** Tokens, of which DeepSeek states the cached ones in its own place (api-docs.deepseek.com/guides/kv_cache). */
const counted = compiled({
  prompt_tokens: z.nullish(z.number()),
  completion_tokens: z.nullish(z.number()),
  prompt_tokens_details: z.nullish(compiled({ cached_tokens: z.nullish(z.number()) })),
  prompt_cache_hit_tokens: z.nullish(z.number()),
});

/** One event of either stream: completions put the text into the choice, chats into its delta. */
const chunk = compiled({
  choices: z.array(
    compiled({
      text: z.nullish(z.string()),
      delta: z.nullish(compiled({ content: z.nullish(z.string()), tool_calls: z.nullish(toolCalls) })),
      logprobs: z.nullish(statedLogprobs),
      finish_reason: z.nullish(z.string()),
    }),
  ),
  usage: z.nullish(counted),
  /** llama.cpp's (tools/server/README.md): the part of the prompt that it still had. */
  timings: z.nullish(compiled({ cache_n: z.nullish(z.number()) })),
});

/** Reads one event of an OpenAI stream, as `Exchange.read` does. */
export function readChunk(event: unknown): Piece {
  const { success, data } = z.safeParse(chunk, event);
  if (!success) {
    throw new ModelError("protocol", { detail: "an event that is no completion chunk" });
  }
  const [choice] = data.choices;
  const text = choice?.text ?? choice?.delta?.content;
  const tool = choice?.delta?.tool_calls?.map((call) => call.function?.arguments ?? "").join("");
  return {
    // What is thought has probabilities too, and no text here.
    ...(text ? { text, ...logprobOf(choice?.logprobs) } : {}),
    ...(tool ? { tool } : {}),
    ...(choice?.finish_reason ? { reason: reasonOf(choice.finish_reason), whole: true } : {}),
    ...(data.usage ? { usage: usageOf(data.usage, data.timings?.cache_n) } : {}),
  };
}

function usageOf(said: z.infer<typeof counted>, stillThere: number | null | undefined): Usage {
  const { prompt_tokens_details: details, prompt_cache_hit_tokens: hits } = said;
  return {
    inputTokens: said.prompt_tokens ?? 0,
    outputTokens: said.completion_tokens ?? 0,
    cachedTokens: details?.cached_tokens ?? hits ?? stillThere ?? 0,
  };
}

function reasonOf(finish: string): FinishReason {
  return finish === "length" ? "length" : finish === "content_filter" ? "filter" : "stop";
}
