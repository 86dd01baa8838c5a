import { ModelError } from "../errors.ts";
import type { ModelRequest } from "../model.ts";
import { type Clock, sleep } from "./clock.ts";
import { type Policy, streamingBy } from "./policy.ts";

/** Tries of one request, the first one included. */
const tries = 3;
/** Milliseconds: the back-off's first upper bound, and the longest that is ever waited; a longer `Retry-After` is told instead. */
const base = 1000;
export const longestWait = 60_000;

const transient: ReadonlySet<string> = new Set(["rate", "server", "network", "timeout"]);
/** Request Timeout and Conflict of RFC 9110, which ask to try again; every other 4xx but 429 stays as it is. */
const transientStatus: ReadonlySet<number> = new Set([408, 409]);

/**
 * Sends a request again that failed before its first piece, where the fault may pass. Waits as long as the server said, else by "full
 * jitter" (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). Typing waits for no server that asks to be left alone.
 */
export function tryingAgain(clock: Clock, random: () => number): Policy {
  return (model) =>
    streamingBy(model, async function* (request, signal, onHeaders) {
      for (let failed = 1; ; failed++) {
        let hasAnswered = false;
        try {
          for await (const delta of model.stream(request, signal, onHeaders)) {
            hasAnswered = true;
            yield delta;
          }
          return;
        } catch (error) {
          if (hasAnswered || failed === tries) {
            throw error;
          }
          await sleep(pauseAfter(error, failed, request, random), clock, signal);
        }
      }
    });
}

/** Milliseconds before the next try; throws the error where it ends the request. */
function pauseAfter(error: unknown, failed: number, { lane }: ModelRequest, random: () => number): number {
  if (!(error instanceof ModelError) || error.isUnsent || !mayPass(error)) {
    throw error;
  }
  const asksForRest = error.kind === "rate" || error.retryAfter !== undefined;
  const pause = error.retryAfter ?? random() * Math.min(longestWait, base * 2 ** (failed - 1));
  if ((lane === "typing" && asksForRest) || pause > longestWait) {
    throw error;
  }
  return pause;
}

function mayPass({ kind, status }: ModelError): boolean {
  return transient.has(kind) || (status !== undefined && transientStatus.has(status));
}
