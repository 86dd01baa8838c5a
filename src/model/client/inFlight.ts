import { ModelError } from "../errors.ts";
import type { Model, ModelRequest } from "../model.ts";
import { type Policy, streamingBy } from "./policy.ts";
import { requestHash } from "./requestHash.ts";
import { SharedStream } from "./sharedStream.ts";

/** The requests of a window that run at this moment, by what they ask for. */
export type RequestsInFlight = Map<string, SharedStream>;

/**
 * Makes one request of those that ask for the same at once: who comes later gets what has come so far, then the rest as it comes. It is read
 * as fast as its fastest reader reads, and ended when nobody is left. Its error is everybody's.
 */
export function sharingInFlight(running: RequestsInFlight, origin: string): Policy {
  return (model) =>
    streamingBy(model, async function* (request, signal, onHeaders) {
      if (signal.aborted) {
        throw new ModelError("cancelled");
      }
      const name = nameOf(origin, model, request);
      const joined = running.get(name);
      const shared = joined ?? new SharedStream(model, request, () => running.delete(name));
      running.set(name, shared);
      const reader = shared.join({ signal, onHeaders, onEvent: request.onEvent });
      if (joined !== undefined) {
        request.onEvent?.({ type: "shared" });
      }
      try {
        for (let delta = await reader.next(); delta !== undefined; delta = await reader.next()) {
          yield delta;
        }
      } finally {
        await reader.leave();
      }
    });
}

/** Who wants no kept answer joins none that was asked for before, and who would rather fail than wait does not fail for who would not. */
function nameOf(origin: string, model: Model, request: ModelRequest): string {
  const { isFresh = false, hasAlternative = false } = request;
  return `${requestHash(origin, model, request)} ${isFresh} ${hasAlternative}`;
}
