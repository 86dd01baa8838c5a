import { isCancelled, ModelError, type ModelErrorKind } from "../errors.ts";
import type { ModelRequest } from "../model.ts";
import type { Clock } from "./clock.ts";
import { type Policy, streamingBy } from "./policy.ts";
import { longestWait } from "./retry.ts";

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
  private listeners: readonly (() => void)[] = [];

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
        this.tell();
      },
    };
  }

  /** Resolves when the rest may be over, or when the request that probes the server has ended; throws `cancelled` when the signal aborts. */
  changed(signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      return Promise.reject(new ModelError("cancelled"));
    }
    return new Promise((resolve, reject) => {
      const left = this.timeLeft();
      const end = () => {
        undo();
        signal.removeEventListener("abort", onAbort);
        this.listeners = this.listeners.filter((other) => other !== onChange);
      };
      const onChange = () => {
        end();
        resolve();
      };
      const onAbort = () => {
        end();
        reject(new ModelError("cancelled"));
      };
      const undo = left > 0 ? this.clock.after(left, onChange) : () => {};
      signal.addEventListener("abort", onAbort, { once: true });
      this.listeners = [...this.listeners, onChange];
    });
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
      this.tell();
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

  private tell(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }
}

interface Passage {
  leave(): void;
}

/**
 * Sends nothing to a model whose breaker is open. A request waits for the end of the rest, for a minute at most; typing, and whatever
 * has another model to go to, ends at once as `ModelError` of kind `server` with the time left.
 */
export function sparingABrokenServer(breaker: Breaker, origin: string, clock: Clock): Policy {
  return (model) =>
    streamingBy(model, async function* (request, signal, onHeaders) {
      const passage = await passageFor(request, { breaker, origin, clock }, signal);
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

interface Gate {
  readonly breaker: Breaker;
  readonly origin: string;
  readonly clock: Clock;
}

async function passageFor(
  { lane, hasAlternative = false, onEvent }: ModelRequest,
  { breaker, origin, clock }: Gate,
  signal: AbortSignal,
): Promise<Passage> {
  const latest = clock.now() + longestWait;
  for (let passage = breaker.enter(); ; passage = breaker.enter()) {
    if (passage !== undefined) {
      return passage;
    }
    const milliseconds = breaker.timeLeft();
    if (lane === "typing" || hasAlternative || clock.now() + milliseconds > latest) {
      throw breaker.refusal(origin);
    }
    if (milliseconds > 0) {
      onEvent?.({ type: "waiting", why: "rest", milliseconds });
    }
    await breaker.changed(signal);
  }
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
