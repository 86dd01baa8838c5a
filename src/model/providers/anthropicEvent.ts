import * as z from "zod/mini";
import { ModelError } from "../errors.ts";
import type { FinishReason } from "../model.ts";
import { compiled } from "./compiled.ts";
import type { Piece } from "./exchange.ts";

const usage = compiled({
  input_tokens: z.nullish(z.number()),
  output_tokens: z.nullish(z.number()),
  cache_read_input_tokens: z.nullish(z.number()),
  cache_creation_input_tokens: z.nullish(z.number()),
});

/** The events that say something here; every other type is passed over, as the documentation of the format asks. */
const event = compiled({
  type: z.string(),
  message: z.optional(compiled({ usage: z.nullish(usage) })),
  delta: z.optional(
    compiled({
      type: z.nullish(z.string()),
      text: z.nullish(z.string()),
      partial_json: z.nullish(z.string()),
      stop_reason: z.nullish(z.string()),
    }),
  ),
  usage: z.nullish(usage),
});

/** Reads one event of the Messages API, as `Exchange.read` does. */
export function readEvent(value: unknown): Piece {
  const { success, data } = z.safeParse(event, value);
  if (!success) {
    throw new ModelError("protocol", { detail: "an event that is none of the Messages API" });
  }
  switch (data.type) {
    case "message_start":
      return data.message?.usage ? { usage: inputOf(data.message.usage) } : {};
    case "content_block_delta":
      return data.delta ? contentOf(data.delta) : {};
    case "message_delta":
      return {
        ...(data.delta?.stop_reason ? { reason: reasonOf(data.delta.stop_reason) } : {}),
        ...(data.usage ? { usage: { outputTokens: data.usage.output_tokens ?? 0 } } : {}),
      };
    case "message_stop":
      return { whole: true };
    default:
      return {};
  }
}

function contentOf({ type, text, partial_json: tool }: NonNullable<z.infer<typeof event>["delta"]>): Piece {
  return {
    ...(type === "text_delta" && text ? { text } : {}),
    ...(type === "input_json_delta" && tool ? { tool } : {}),
  };
}

/** Anthropic counts what it read from and wrote to its cache apart from the rest of the input. */
function inputOf(counted: z.infer<typeof usage>) {
  const cachedTokens = counted.cache_read_input_tokens ?? 0;
  const written = counted.cache_creation_input_tokens ?? 0;
  return {
    inputTokens: (counted.input_tokens ?? 0) + cachedTokens + written,
    outputTokens: counted.output_tokens ?? 0,
    cachedTokens,
    ...(written === 0 ? {} : { writtenTokens: written }),
  };
}

function reasonOf(stop: string): FinishReason {
  switch (stop) {
    case "max_tokens":
    case "model_context_window_exceeded":
      return "length";
    case "refusal":
      return "filter";
    default:
      return "stop";
  }
}
