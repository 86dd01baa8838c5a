import { ModelError } from "../errors.ts";
import type { Delta } from "../model.ts";
import { Answer } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

/**
 * Streams one answer: texts and tool pieces, then exactly one finish. What comes in one chunk of the network is one delta. Pulled: the
 * next chunk is read when the caller asks for it. Leaving the loop or aborting the signal closes the socket at once.
 */
export async function* streamAnswer(
  exchange: Exchange,
  stop: readonly string[],
  signal: AbortSignal,
  onHeaders?: (headers: Headers) => void,
): AsyncGenerator<Delta> {
  const left = new AbortController();
  try {
    const response = await exchange.send(AbortSignal.any([signal, left.signal]));
    onHeaders?.(response.headers);
    const answer = new Answer(exchange, stop, response);
    while (!answer.isOver) {
      for (const delta of answer.take(await answer.nextChunk())) {
        throwIfAborted(signal);
        yield delta;
      }
    }
    throwIfAborted(signal);
    yield answer.finish();
  } catch (error) {
    throwIfAborted(signal);
    throw exchange.toError(error);
  } finally {
    left.abort();
  }
}

/** Waits for a step that takes no signal; throws `cancelled` once it is there if nobody wants it any more. */
export async function orCancelled<T>(step: Promise<T>, signal: AbortSignal): Promise<T> {
  throwIfAborted(signal);
  const result = await step;
  throwIfAborted(signal);
  return result;
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new ModelError("cancelled");
  }
}
