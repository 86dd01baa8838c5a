import { ModelError } from "../errors.ts";
import type { Delta, Model, ModelRequest } from "../model.ts";
import type { RequestEvent } from "../requestEvent.ts";

/** What a reader is told besides the answer, and how it leaves at once. */
export interface Listening {
  readonly signal: AbortSignal;
  readonly onHeaders?: ((headers: Headers) => void) | undefined;
  readonly onEvent?: ((event: RequestEvent) => void) | undefined;
}

/**
 * One answer for several readers. The next piece is asked for when a reader that has all pieces wants one, and kept for the others; the
 * request ends, down to its socket, when the last reader left or aborted.
 */
export class SharedStream {
  private readonly readers = new Set<StreamReader>();
  private readonly deltas: Delta[] = [];
  private readonly controller = new AbortController();
  private readonly iterator: AsyncIterator<Delta>;
  private readonly onEnd: () => void;
  private isPulling = false;
  private headers: Headers | undefined;
  private end: { readonly error?: unknown } | undefined;
  private closing: Promise<void> | undefined;

  /** Nothing is sent before a reader wants the first piece. `onEnd`: whoever comes now comes too late. */
  constructor(model: Model, request: ModelRequest, onEnd: () => void) {
    this.onEnd = onEnd;
    const onEvent = (event: RequestEvent) => {
      for (const { listening } of [...this.readers]) {
        listening.onEvent?.(event);
      }
    };
    const onHeaders = (headers: Headers) => {
      this.headers = headers;
      for (const { listening } of [...this.readers]) {
        listening.onHeaders?.(headers);
      }
    };
    this.iterator = model.stream({ ...request, onEvent }, this.controller.signal, onHeaders)[Symbol.asyncIterator]();
  }

  /** Lets a reader in; whoever reads must `leave`. */
  join(listening: Listening): StreamReader {
    const reader = new StreamReader(this, listening);
    this.readers.add(reader);
    if (this.headers !== undefined) {
      listening.onHeaders?.(this.headers);
    }
    return reader;
  }

  /** What stands at a place, where it is known: a piece, or the end. Throws the error in which the answer ended. */
  at(place: number): { readonly delta: Delta | undefined } | undefined {
    const delta = this.deltas[place];
    if (delta === undefined && this.end !== undefined && "error" in this.end) {
      throw this.end.error;
    }
    return delta !== undefined || this.end !== undefined ? { delta } : undefined;
  }

  /** Has the readers woken when there is more. */
  pull(): void {
    if (!this.isPulling) {
      this.isPulling = true;
      void this.advance();
    }
  }

  /** Resolves when the request beneath has ended, if this was the last reader. */
  async leave(reader: StreamReader): Promise<void> {
    this.readers.delete(reader);
    if (this.readers.size === 0 && this.end === undefined && this.closing === undefined) {
      this.onEnd();
      this.controller.abort();
      this.closing = this.close();
    }
    await this.closing;
  }

  private async close(): Promise<void> {
    try {
      await this.iterator.return?.();
    } catch {
      // Nobody is left whom a failure could concern.
    }
  }

  private async advance(): Promise<void> {
    try {
      const { done, value } = await this.iterator.next();
      if (done === true) {
        this.finish({});
      } else {
        this.deltas.push(value);
      }
    } catch (error) {
      this.finish({ error });
    }
    this.isPulling = false;
    for (const reader of this.readers) {
      reader.wake();
    }
  }

  private finish(end: { readonly error?: unknown }): void {
    this.end = end;
    if (this.closing === undefined) {
      this.onEnd();
    }
  }
}

/** Where one reader of a shared answer stands. */
export class StreamReader {
  readonly listening: Listening;
  private readonly stream: SharedStream;
  private place = 0;
  private wakeUp = () => {};
  /** An abort counts at once, also while the reader works on a piece. */
  private readonly onAbort = () => {
    void this.stream.leave(this);
    this.wake();
  };

  constructor(stream: SharedStream, listening: Listening) {
    this.stream = stream;
    this.listening = listening;
    listening.signal.addEventListener("abort", this.onAbort, { once: true });
  }

  /** The next piece; `undefined` at the end. Throws the answer's error, and `cancelled` as soon as the reader's signal aborts. */
  async next(): Promise<Delta | undefined> {
    for (;;) {
      if (this.listening.signal.aborted) {
        throw new ModelError("cancelled");
      }
      const known = this.stream.at(this.place);
      if (known !== undefined) {
        this.place++;
        return known.delta;
      }
      await new Promise<void>((resolve) => {
        this.wakeUp = resolve;
        this.stream.pull();
      });
    }
  }

  wake(): void {
    this.wakeUp();
  }

  /** Does not wait for the request beneath where the reader aborted. */
  async leave(): Promise<void> {
    const { signal } = this.listening;
    signal.removeEventListener("abort", this.onAbort);
    const left = this.stream.leave(this);
    if (!signal.aborted) {
      await left;
    }
  }
}
