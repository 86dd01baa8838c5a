import { ModelError } from "../errors.ts";
import type { Lane } from "../model.ts";
import type { Clock } from "./clock.ts";
import type { Claim, KeyLimits } from "./keyLimits.ts";
import type { RateNews } from "./rateHeaders.ts";
import { longestWait, longestWaitBesideAlternative } from "./retry.ts";
import type { Cost } from "./useEntry.ts";

/** Milliseconds after which a request of the background counts as a command does, so that commands never keep it waiting for good. */
const longestBehind = 30_000;

/** What a request says when it wants to go. */
export interface Asking {
  readonly lane: Lane;
  readonly cost: Cost;
  /** It would rather be refused than wait for long. */
  readonly hasAlternative?: boolean;
  /** Told when it has to wait, with the milliseconds until it goes if nobody goes before it. */
  readonly onWait?: (milliseconds: number) => void;
}

/** A request that waits, and how it goes on. */
interface Waiting extends Asking {
  readonly since: number;
  go(claim: Claim): void;
  refuse(error: ModelError): void;
}

export interface LineOptions {
  readonly origin: string;
  readonly limits: KeyLimits;
  readonly clock: Clock;
  /** A request began or ceased to wait. */
  readonly onChange: () => void;
}

const free: Claim = { arrived: () => {}, ended: () => {}, release: () => {} };

/** Where the requests of one key stand in line for its limits: commands before background; typing never stands. */
export class Line {
  private readonly options: LineOptions;
  private readonly limits: KeyLimits;
  private waiting: readonly Waiting[] = [];
  private advancing: Promise<void> | undefined;
  /** Looks again at once who may go. */
  private wake: () => void = () => {};

  constructor(options: LineOptions) {
    this.options = options;
    this.limits = options.limits;
  }

  /** Requests that wait. */
  get length(): number {
    return this.waiting.length;
  }

  /**
   * Resolves when a request may be sent. Throws `ModelError`: `rate` with the time left where it can't go now and typing asks, where the
   * server wants longer than a minute, or where an alternative stands ready and it would take more than 2 s; `rate` without a time where
   * the request is larger than the key's limit; `cancelled` when the signal aborts.
   */
  async enter(asking: Asking, signal: AbortSignal): Promise<Claim> {
    throwIfAborted(signal);
    if (this.limits.isTooLarge(asking.cost)) {
      throw this.tooLarge();
    }
    if (this.limits.isFree) {
      return free;
    }
    const claim = this.mayTry(asking) ? await this.limits.claim(asking.cost) : this.limits.timeLeft(asking.cost);
    if (typeof claim !== "number") {
      return wanted(claim, signal);
    }
    if (asking.lane === "typing" || this.isTooLong(asking, claim)) {
      throw this.refusal(claim);
    }
    throwIfAborted(signal);
    return this.wait(asking, claim, signal);
  }

  /** Nothing is sent for some milliseconds; who would wait longer than a minute is told so. Resolves when all windows can know. */
  async close(milliseconds: number): Promise<void> {
    const closing = this.limits.close(milliseconds);
    this.wake();
    await closing;
  }

  /** Takes in what the provider says of its limits. */
  async learn(news: RateNews): Promise<void> {
    await this.limits.learn(news);
    this.wake();
  }

  /** Typing goes before all others but those who have waited long. */
  private mayTry({ lane }: Asking): boolean {
    const now = this.options.clock.now();
    return lane === "typing"
      ? this.waiting.every(({ since }) => now - since < longestBehind)
      : this.waiting.length === 0;
  }

  private isTooLong({ hasAlternative = false }: Asking, left: number): boolean {
    return this.limits.closedFor() > longestWait || (hasAlternative && left > longestWaitBesideAlternative);
  }

  private wait(asking: Asking, left: number, signal: AbortSignal): Promise<Claim> {
    const { clock } = this.options;
    asking.onWait?.(left);
    return new Promise((resolve, reject) => {
      const leave = () => {
        undo();
        signal.removeEventListener("abort", onAbort);
        this.set(this.waiting.filter((other) => other !== waiting));
      };
      const waiting: Waiting = {
        ...asking,
        since: clock.now(),
        go: (claim) => {
          leave();
          resolve(claim);
        },
        refuse: (error) => {
          leave();
          reject(error);
          this.wake();
        },
      };
      const onAbort = () => waiting.refuse(new ModelError("cancelled"));
      const giveUp = () => waiting.refuse(this.refusal(this.limits.timeLeft(asking.cost)));
      const undo = asking.hasAlternative ? clock.after(longestWaitBesideAlternative, giveUp) : () => {};
      signal.addEventListener("abort", onAbort, { once: true });
      this.set([...this.waiting, waiting]);
      this.wake();
      this.advancing ??= this.advance();
    });
  }

  /** Lets go who may go, one after another, until nobody waits. */
  private async advance(): Promise<void> {
    for (let first = this.first(); first !== undefined; first = this.first()) {
      const claim = await this.limits.claim(first.cost);
      const isWaiting = this.waiting.includes(first);
      if (typeof claim !== "number") {
        isWaiting ? first.go(claim) : claim.release();
      } else if (isWaiting && this.isTooLong(first, claim)) {
        first.refuse(this.refusal(claim));
      } else if (isWaiting && this.limits.isTooLarge(first.cost)) {
        first.refuse(this.tooLarge());
      } else if (first === this.first()) {
        await this.pause(claim);
      }
    }
    this.advancing = undefined;
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const goOn = () => {
        undo();
        this.wake = () => {};
        resolve();
      };
      const undo = this.options.clock.after(milliseconds, goOn);
      this.wake = goOn;
    });
  }

  /** Commands and who has waited long by their time, then the rest of the background. */
  private first(): Waiting | undefined {
    const now = this.options.clock.now();
    const isBehind = ({ lane, since }: Waiting) => lane === "background" && now - since < longestBehind;
    return this.waiting.find((waiting) => !isBehind(waiting)) ?? this.waiting[0];
  }

  private set(waiting: readonly Waiting[]): void {
    this.waiting = waiting;
    this.options.onChange();
  }

  private tooLarge(): ModelError {
    const detail = "the request is larger than a minute's limit of tokens";
    return new ModelError("rate", { origin: this.options.origin, isUnsent: true, detail });
  }

  private refusal(left: number): ModelError {
    return new ModelError("rate", { origin: this.options.origin, retryAfter: left, isUnsent: true });
  }
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new ModelError("cancelled");
  }
}

function wanted(claim: Claim, signal: AbortSignal): Claim {
  if (signal.aborted) {
    claim.release();
    throw new ModelError("cancelled");
  }
  return claim;
}
