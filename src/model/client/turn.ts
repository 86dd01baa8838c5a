import { ModelError } from "../errors.ts";
import type { Line } from "./line.ts";
import { type Policy, streamingBy } from "./policy.ts";
import { rateNewsOf } from "./rateHeaders.ts";

/** Milliseconds for which a key rests after a refusal that names no time: the first step of the back-off. */
const restWithoutTime = 1000;

/** Sends a request when its key may, and keeps all of the key's requests back for as long as the server asks. */
export function waitingItsTurn(line: Line): Policy {
  return (model) =>
    streamingBy(model, async function* (request, signal, onHeaders) {
      await line.enter(request.lane, signal);
      try {
        yield* model.stream(request, signal, (headers) => {
          line.learn(rateNewsOf(headers, Date.now()));
          onHeaders?.(headers);
        });
      } catch (error) {
        const rest = error instanceof ModelError ? restAfter(error) : 0;
        if (rest > 0) {
          line.close(rest);
        }
        throw error;
      }
    });
}

function restAfter({ kind, retryAfter }: ModelError): number {
  return retryAfter ?? (kind === "rate" ? restWithoutTime : 0);
}
