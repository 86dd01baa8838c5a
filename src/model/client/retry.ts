import { isCancelled, ModelError } from "../errors.ts";
import type { ModelRequest } from "../model.ts";
import { type Clock, sleep } from "./clock.ts";
import { type Policy, streamingBy } from "./policy.ts";

/** Tries of one request, the first one included. */
const tries = 3;
/** Milliseconds: the back-off's first upper bound, and the longest that is ever waited; a longer `Retry-After` is told instead. */
const base = 1000;
export const longestWait = 60_000;
/** Milliseconds that a request waits where another model stands ready. */
export const longestWaitBesideAlternative = 2000;

const transient: ReadonlySet<string> = new Set(["rate", "server", "network", "timeout"]);
/** Request Timeout and Conflict of RFC 9110, which ask to try again; every other 4xx but 429 stays as it is. */
const transientStatus: ReadonlySet<number> = new Set([408, 409]);

/**
 * Sends a request again that failed before its first piece, where the fault may pass. Waits as long as the server said, else by "full
 * jitter" (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). Typing waits for no server that asks to be left alone,
 * and where another model stands ready nobody waits for a limit, or longer than 2 s.
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
          tellFailure(error, request);
          if (hasAnswered || failed === tries) {
            throw error;
          }
          const milliseconds = pauseAfter(error, failed, request, random);
          request.onEvent?.({ type: "waiting", why: "backOff", milliseconds });
          await sleep(milliseconds, clock, signal);
        }
      }
    });
}

/** A request that the client itself held back, or that somebody cancelled, is no try that failed. */
function tellFailure(error: unknown, { onEvent }: ModelRequest): void {
  if (error instanceof ModelError && !error.isUnsent && !isCancelled(error)) {
    const { kind, status, requestId } = error;
    onEvent?.({
      type: "failed",
      kind,
      ...(status === undefined ? {} : { status }),
      ...(requestId === undefined ? {} : { requestId }),
    });
  }
}

/** Milliseconds before the next try; throws the error where it ends the request. */
function pauseAfter(error: unknown, failed: number, request: ModelRequest, random: () => number): number {
  if (!(error instanceof ModelError) || error.isUnsent || !mayPass(error)) {
    throw error;
  }
  const asksForRest = error.kind === "rate" || error.retryAfter !== undefined;
  const pause = error.retryAfter ?? random() * Math.min(longestWait, base * 2 ** (failed - 1));
  const { lane, hasAlternative = false } = request;
  const handsOn = hasAlternative && (error.kind === "rate" || pause > longestWaitBesideAlternative);
  if (handsOn || (lane === "typing" && asksForRest) || pause > longestWait) {
    throw error;
  }
  return pause;
}

function mayPass({ kind, status }: ModelError): boolean {
  return transient.has(kind) || (status !== undefined && transientStatus.has(status));
}
