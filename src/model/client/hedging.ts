import type { Delta, Model, ModelRequest } from "../model.ts";
import type { RequestEvent } from "../requestEvent.ts";
import type { Clock } from "./clock.ts";
import { type Policy, streamingBy } from "./policy.ts";

/**
 * Sends a request a second time when nothing came for some milliseconds (J. Dean and L. A. Barroso, "The Tail at Scale", 2013). Whichever gives
 * the first piece answers, and the other is ended at once; where both fail, the first one's error counts. Each is paid for by itself.
 * The background is in no hurry and sends once.
 */
export function hedging(milliseconds: number, clock: Clock): Policy {
  return (model) =>
    streamingBy(model, async function* (request, signal, onHeaders) {
      if (request.lane === "background") {
        yield* model.stream(request, signal, onHeaders);
        return;
      }
      const first = new Leg(model, request, signal);
      let second: Leg | undefined;
      let winner: Leg | undefined;
      try {
        if (!(await hasAnsweredIn(first, milliseconds, clock))) {
          request.onEvent?.({ type: "hedged" });
          second = new Leg(model, request, signal);
        }
        winner = await fastest(first, second);
        (winner === first ? second : first)?.abandon();
        yield* winner.answer(onHeaders);
      } finally {
        if (winner === undefined) {
          first.abandon();
          second?.abandon();
        }
      }
    });
}

/** One of the requests that were sent for the same. */
class Leg {
  /** Settles with the first piece. */
  readonly begun: Promise<IteratorResult<Delta>>;
  private readonly controller = new AbortController();
  private readonly iterator: AsyncIterator<Delta>;
  private headers: Headers | undefined;

  constructor(model: Model, request: ModelRequest, signal: AbortSignal) {
    const onEvent = (event: RequestEvent) => {
      if (!this.controller.signal.aborted) {
        request.onEvent?.(event);
      }
    };
    const ends = AbortSignal.any([signal, this.controller.signal]);
    const onHeaders = (headers: Headers) => {
      this.headers = headers;
    };
    this.iterator = model.stream({ ...request, onEvent }, ends, onHeaders)[Symbol.asyncIterator]();
    this.begun = this.iterator.next();
    // It may fail while nobody waits for it: when the other one has answered.
    this.begun.catch(() => {});
  }

  async *answer(onHeaders: ((headers: Headers) => void) | undefined): AsyncGenerator<Delta> {
    if (this.headers !== undefined) {
      onHeaders?.(this.headers);
    }
    try {
      for (let next = await this.begun; next.done !== true; next = await this.iterator.next()) {
        yield next.value;
      }
    } finally {
      await this.iterator.return?.();
    }
  }

  /** Ends it down to its socket, now; what it says of that is for nobody. */
  abandon(): void {
    this.controller.abort();
    this.iterator.return?.().catch(() => {});
  }
}

/** Whether the first piece came in time; a failure is thrown as soon as it is known. */
function hasAnsweredIn({ begun }: Leg, milliseconds: number, clock: Clock): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const undo = clock.after(milliseconds, () => resolve(false));
    begun.finally(undo).then(() => resolve(true), reject);
  });
}

/** Which gives its first piece first. Throws the first one's error where both fail. */
function fastest(first: Leg, second: Leg | undefined): Promise<Leg> {
  const answering = [first, ...(second === undefined ? [] : [second])].map((leg) => leg.begun.then(() => leg));
  return Promise.any(answering).catch(() => first.begun.then(() => first));
}
