import type { Line } from "./line.ts";
import { type Policy, streamingBy } from "./policy.ts";

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
            await line.enter("typing", signal);
            return countTokens(request, signal);
          },
        };
  };
}
