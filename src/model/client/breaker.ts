import { isCancelled, ModelError, type ModelErrorKind } from "../errors.ts";
import type { Clock } from "./clock.ts";
import { type Policy, streamingBy } from "./policy.ts";

/** Faults in a row after which a model is spared, and the milliseconds until one request may find out whether it is back. */
const mostFaults = 5;
const rest = 30_000;

/** Whether a model is spared because it failed again and again: closed, open, or half open (M. Nygard, "Release It!", 2007). */
export class Breaker {
  private readonly clock: Clock;
  private readonly onChange: () => void;
  private faults = 0;
  private openUntil: number | undefined;
  private isProbing = false;
  /** The last fault, in the server's words. */
  private detail: string | undefined;

  constructor(clock: Clock, onChange: () => void) {
    this.clock = clock;
    this.onChange = onChange;
  }

  /** Milliseconds for which nothing is sent; 0: something may be. */
  timeLeft(): number {
    return this.openUntil === undefined ? 0 : Math.max(0, this.openUntil - this.clock.now());
  }

  /** Lets a request through, or not; the caller tells what became of it and then leaves. */
  enter(): Passage | undefined {
    if (this.openUntil === undefined) {
      return { leave: () => {} };
    }
    if (this.isProbing || this.timeLeft() > 0) {
      return undefined;
    }
    this.isProbing = true;
    return {
      leave: () => {
        this.isProbing = false;
      },
    };
  }

  /** What is told instead of sending a request. */
  refusal(origin: string): ModelError {
    return new ModelError("server", {
      origin,
      retryAfter: this.timeLeft(),
      isUnsent: true,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
    });
  }

  succeed(): void {
    const wasOpen = this.openUntil !== undefined;
    this.faults = 0;
    this.openUntil = undefined;
    if (wasOpen) {
      this.onChange();
    }
  }

  fail({ detail }: ModelError): void {
    if (this.timeLeft() > 0) {
      return;
    }
    this.detail = detail;
    this.faults++;
    if (this.faults >= mostFaults) {
      this.openUntil = this.clock.now() + rest;
      this.onChange();
    }
  }
}

interface Passage {
  leave(): void;
}

/** Sends nothing to a model whose breaker is open: `ModelError` of kind `server` with the time left. */
export function sparingABrokenServer(breaker: Breaker, origin: string): Policy {
  return (model) =>
    streamingBy(model, async function* (request, signal, onHeaders) {
      const passage = breaker.enter();
      if (passage === undefined) {
        throw breaker.refusal(origin);
      }
      try {
        for await (const delta of model.stream(request, signal, onHeaders)) {
          breaker.succeed();
          yield delta;
        }
      } catch (error) {
        judge(breaker, error);
        throw error;
      } finally {
        passage.leave();
      }
    });
}

const faults: ReadonlySet<ModelErrorKind> = new Set(["server", "network", "timeout"]);

/** A fault of the server or of the way to it counts; a refusal (4xx) shows that the server is well. */
function judge(breaker: Breaker, error: unknown): void {
  if (!(error instanceof ModelError) || error.isUnsent || isCancelled(error)) {
    return;
  }
  if (faults.has(error.kind) && (error.status ?? 500) >= 500) {
    breaker.fail(error);
  } else {
    breaker.succeed();
  }
}
