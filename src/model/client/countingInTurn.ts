import type { Line } from "./line.ts";
import { type Policy, streamingBy } from "./policy.ts";
import type { Cost } from "./useEntry.ts";

/** A count takes a request's place and none of a minute's tokens. */
const nothing: Cost = { inputTokens: 0, outputTokens: 0 };

/**
 * Counts a request's tokens only when the key may send at once: a count is a request, too, to the key's limit and to a server that wants
 * to be left alone, and it is not worth waiting for. Throws the line's `ModelError` of kind `rate`, marked `isUnsent`.
 */
export function countingInTurn(line: Line): Policy {
  return (model) => {
    const { countTokens, stream } = model;
    return countTokens === undefined
      ? model
      : {
          ...streamingBy(model, stream),
          countTokens: async (request, signal) => {
            const claim = await line.enter({ lane: "typing", cost: nothing }, signal);
            return countTokens(request, signal).finally(() => claim.ended(nothing));
          },
        };
  };
}
