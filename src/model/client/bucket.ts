import type { Clock } from "./clock.ts";
import type { RateNews } from "./rateHeaders.ts";

const minute = 60_000;

/** A token bucket of requests: full it allows a minute's worth at once, and it fills up evenly. A server's own word closes it. */
export class Bucket {
  private readonly clock: Clock;
  private perMinute: number;
  private left: number;
  private filledAt: number;
  private closedUntil = Number.NEGATIVE_INFINITY;

  /** `perMinute`: requests a minute until the provider states its own limit; `Infinity`: as many as are wanted. */
  constructor(perMinute: number, clock: Clock) {
    this.clock = clock;
    this.perMinute = perMinute;
    this.left = perMinute;
    this.filledAt = clock.now();
  }

  /** Milliseconds until a request may be sent; 0: now. */
  timeLeft(): number {
    this.fill();
    const closed = this.closedUntil - this.clock.now();
    const empty = this.left >= 1 ? 0 : Math.ceil(((1 - this.left) / this.perMinute) * minute);
    return Math.max(0, closed, empty);
  }

  take(): void {
    this.fill();
    this.left -= 1;
  }

  /** Nothing is sent for some milliseconds; an earlier, longer time stays. */
  close(milliseconds: number): void {
    this.closedUntil = Math.max(this.closedUntil, this.clock.now() + milliseconds);
  }

  learn({ limit, remaining, closedFor }: RateNews): void {
    this.fill();
    if (limit !== undefined && limit !== this.perMinute) {
      this.left = Number.isFinite(this.perMinute) ? Math.max(0, this.left + limit - this.perMinute) : limit;
      this.perMinute = limit;
    }
    this.left = Math.min(this.left, remaining ?? this.left);
    if (closedFor !== undefined) {
      this.close(closedFor);
    }
  }

  private fill(): void {
    const now = this.clock.now();
    const gained = ((now - this.filledAt) * this.perMinute) / minute;
    if (gained > 0) {
      this.left = Math.min(this.perMinute, this.left + gained);
    }
    this.filledAt = now;
  }
}
