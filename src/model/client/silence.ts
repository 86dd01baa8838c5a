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
          silence.pause();
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

/** The wait for the next sign of life. One timer serves many waits: setting one for each piece took most of what a policy costs. */
class Silence {
  private readonly clock: Clock;
  private readonly controller = new AbortController();
  private awaited = "";
  private until = Number.POSITIVE_INFINITY;
  private firesAt = Number.POSITIVE_INFINITY;
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
    this.awaited = awaited;
    this.until = this.clock.now() + milliseconds;
    if (this.until < this.firesAt) {
      this.arm(milliseconds);
    }
  }

  /** No time runs until the next `begin`. */
  pause(): void {
    this.until = Number.POSITIVE_INFINITY;
  }

  end(): void {
    this.undo?.();
  }

  private arm(milliseconds: number): void {
    this.undo?.();
    this.firesAt = this.clock.now() + milliseconds;
    this.undo = this.clock.after(Math.max(0, milliseconds), () => this.look());
  }

  private look(): void {
    this.firesAt = Number.POSITIVE_INFINITY;
    const left = this.until - this.clock.now();
    if (left <= 0) {
      this.tooLong = this.awaited;
      this.controller.abort();
    } else if (left < Number.POSITIVE_INFINITY) {
      this.arm(left);
    }
  }
}
