import { ModelError } from "../errors.ts";
import type { Lane } from "../model.ts";
import { Bucket } from "./bucket.ts";
import type { Clock } from "./clock.ts";
import type { RateNews } from "./rateHeaders.ts";
import { longestWait } from "./retry.ts";

/** A request that waits, and how it goes on. */
interface Waiting {
  readonly lane: Lane;
  go(): void;
  refuse(error: ModelError): void;
}

export interface LineOptions {
  readonly origin: string;
  /** Requests a minute until the provider states its own limit. */
  readonly perMinute: number;
  readonly clock: Clock;
  /** A request began or ceased to wait. */
  readonly onChange: () => void;
}

/** Where the requests of one key stand in line for its limit: commands before background; typing never stands. */
export class Line {
  private readonly options: LineOptions;
  private readonly bucket: Bucket;
  private waiting: readonly Waiting[] = [];
  private undo: (() => void) | undefined;

  constructor(options: LineOptions) {
    this.options = options;
    this.bucket = new Bucket(options.perMinute, options.clock);
  }

  /** Requests that wait. */
  get length(): number {
    return this.waiting.length;
  }

  /**
   * Resolves when a request may be sent. Throws `ModelError`: `rate` with the time left where it can't go now and typing asks, or where
   * the server wants longer than a minute; `cancelled` when the signal aborts.
   */
  enter(lane: Lane, signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      return Promise.reject(new ModelError("cancelled"));
    }
    const left = this.bucket.timeLeft();
    if (left === 0 && this.waiting.length === 0) {
      this.bucket.take();
      return Promise.resolve();
    }
    if (lane === "typing" || left > longestWait) {
      return Promise.reject(this.refusal(left));
    }
    return this.wait(lane, signal);
  }

  /** Nothing is sent for some milliseconds; who would wait longer than a minute is told so. */
  close(milliseconds: number): void {
    this.bucket.close(milliseconds);
    this.advance();
  }

  learn(news: RateNews): void {
    this.bucket.learn(news);
    this.advance();
  }

  private wait(lane: Lane, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        signal.removeEventListener("abort", onAbort);
        this.set(this.waiting.filter((other) => other !== waiting));
      };
      const waiting: Waiting = {
        lane,
        go: () => {
          leave();
          resolve();
        },
        refuse: (error) => {
          leave();
          reject(error);
        },
      };
      const onAbort = () => {
        waiting.refuse(new ModelError("cancelled"));
        this.advance();
      };
      signal.addEventListener("abort", onAbort, { once: true });
      this.set(inOrder(this.waiting, waiting));
      this.advance();
    });
  }

  /** Lets go who may go, and comes back when the next one may. */
  private advance(): void {
    this.undo?.();
    this.undo = undefined;
    for (let [first] = this.waiting; first !== undefined; [first] = this.waiting) {
      const left = this.bucket.timeLeft();
      if (left > longestWait) {
        first.refuse(this.refusal(left));
      } else if (left > 0) {
        this.undo = this.options.clock.after(left, () => this.advance());
        return;
      } else {
        this.bucket.take();
        first.go();
      }
    }
  }

  private set(waiting: readonly Waiting[]): void {
    this.waiting = waiting;
    this.options.onChange();
  }

  private refusal(left: number): ModelError {
    return new ModelError("rate", { origin: this.options.origin, retryAfter: left, isUnsent: true });
  }
}

/** Behind its own lane and in front of the background, which goes last. */
function inOrder(line: readonly Waiting[], waiting: Waiting): readonly Waiting[] {
  const at = waiting.lane === "background" ? -1 : line.findIndex(({ lane }) => lane === "background");
  return at === -1 ? [...line, waiting] : [...line.slice(0, at), waiting, ...line.slice(at)];
}
