import { isCancelled, ModelError } from "../errors.ts";
import type { ModelRequest } from "../model.ts";
import type { Clock } from "./clock.ts";
import { type Policy, streamingBy } from "./policy.ts";
import type { TimeLimits } from "./timeLimits.ts";

/**
 * Gives a try up when the headers, the first piece or the next piece stay away too long. Before the first piece that is a `ModelError`
 * of kind `timeout`; after it the answer ends as `cut`, so that what came is kept. While the caller works on a piece no time runs.
 */
export function givingUpOnSilence(
  limitsOf: (request: ModelRequest) => TimeLimits,
  origin: string,
  clock: Clock,
): Policy {
  return (model) =>
    streamingBy(model, async function* (request, signal, onHeaders) {
      const limits = limitsOf(request);
      const silence = new Silence(clock);
      const began = clock.now();
      let hasAnswered = false;
      silence.begin("headers", limits.connect);
      try {
        const headersHere = (headers: Headers) => {
          silence.begin("first token", limits.firstToken - (clock.now() - began));
          onHeaders?.(headers);
        };
        for await (const delta of model.stream(request, AbortSignal.any([signal, silence.signal]), headersHere)) {
          silence.end();
          hasAnswered = true;
          yield delta;
          silence.begin("next token", limits.betweenTokens);
        }
      } catch (error) {
        if (signal.aborted || silence.tooLong === undefined || !isCancelled(error)) {
          throw error;
        }
        if (!hasAnswered) {
          throw new ModelError("timeout", { origin, detail: `no ${silence.tooLong} in time` });
        }
        yield { type: "finish", reason: "cut" };
      } finally {
        silence.end();
      }
    });
}

/** The wait for the next sign of life. */
class Silence {
  private readonly clock: Clock;
  private readonly controller = new AbortController();
  private undo: (() => void) | undefined;
  /** What was waited for in vain. */
  tooLong: string | undefined;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  begin(awaited: string, milliseconds: number): void {
    this.end();
    this.undo = this.clock.after(Math.max(0, milliseconds), () => {
      this.tooLong = awaited;
      this.controller.abort();
    });
  }

  end(): void {
    this.undo?.();
    this.undo = undefined;
  }
}
