import { isCancelled, ModelError } from "../errors.ts";
import type { ModelRequest } from "../model.ts";
import type { Clock } from "./clock.ts";
import { type Policy, streamingBy } from "./policy.ts";
import type { TimeLimits } from "./timeLimits.ts";

/**
 * Ends a request with all its tries in its time: as `ModelError` of kind `timeout` where nothing came,
 * as a `cut` answer where something did.
 */
export function endingInTime(limitsOf: (request: ModelRequest) => TimeLimits, origin: string, clock: Clock): Policy {
  return (model) =>
    streamingBy(model, async function* (request, signal, onHeaders) {
      const deadline = new AbortController();
      const undo = clock.after(limitsOf(request).inAll, () => deadline.abort());
      let hasAnswered = false;
      try {
        for await (const delta of model.stream(request, AbortSignal.any([signal, deadline.signal]), onHeaders)) {
          hasAnswered = true;
          yield delta;
        }
      } catch (error) {
        if (signal.aborted || !deadline.signal.aborted || !isCancelled(error)) {
          throw error;
        }
        if (!hasAnswered) {
          throw new ModelError("timeout", { origin, detail: "no answer in time" });
        }
        yield { type: "finish", reason: "cut" };
      } finally {
        undo();
      }
    });
}
