import type { Placed } from "../../journal/readOn.ts";
import { SlidingCount } from "./slidingCount.ts";
import { type Cost, type Dimension, dimensions, type Limits, type UseEntry } from "./useEntry.ts";

const minute = 60_000;
/** Milliseconds after which nothing more is heard of a request: its window has died, and the provider counted it long ago. */
export const longestClaim = 2 * minute;
/** Milliseconds until another look where it takes other requests' ends to make room. */
const recheck = 250;

/** A request that the provider may count any moment. */
interface Held extends Cost {
  readonly at: number;
  readonly segment: number;
  readonly offset: number;
  readonly hasArrived: boolean;
}

/**
 * What all windows use of one key. A request counts from its claim until a minute after the provider is known to have it: whenever in
 * between the provider counted it, no minute of the provider holds a request that did not count here when the last of them was let go.
 * Times are milliseconds since 1970.
 */
export class KeyUse {
  private readonly counts: Readonly<Record<Dimension, SlidingCount>> = {
    requests: new SlidingCount(),
    tokens: new SlidingCount(),
    inputTokens: new SlidingCount(),
    outputTokens: new SlidingCount(),
  };
  private readonly held = new Map<string, Held>();
  /** What others than these windows used, as the provider's words show; it runs out evenly over a minute. */
  private readonly foreign = new Map<Dimension, { readonly amount: number; readonly at: number }>();
  private closed = { until: 0, at: 0 };
  private stated: Limits = {};

  /** What the provider stated last. */
  get learned(): Limits {
    return this.stated;
  }

  /** Until when nothing may be sent, and when that was last written. */
  get closing(): { readonly until: number; readonly at: number } {
    return this.closed;
  }

  take({ entry, at, segment, offset }: Placed<UseEntry>): void {
    switch (entry.type) {
      case "claimed": {
        const { inputTokens, outputTokens } = entry;
        this.held.set(entry.id, { inputTokens, outputTokens, at, segment, offset, hasArrived: false });
        break;
      }
      case "released":
        this.held.delete(entry.id);
        break;
      case "arrived":
        this.arrive(entry.id, at);
        break;
      case "settled":
        this.arrive(entry.id, at);
        this.held.delete(entry.id);
        this.count(entry, at);
        break;
      case "closed":
        this.close(entry.until, at);
        break;
      case "learned":
        this.learn(entry.limits);
        break;
    }
  }

  /** An earlier, longer time stays. */
  close(until: number, at: number): void {
    if (until >= this.closed.until) {
      this.closed = { until, at };
    }
  }

  learn(limits: Limits): void {
    this.stated = { ...this.stated, ...limits };
  }

  /** Takes in how much of its limits the provider has left: what these windows did not use, others did. */
  see(remaining: Limits, limits: Limits, now: number): void {
    for (const dimension of dimensions) {
      const [limit, left] = [limits[dimension], remaining[dimension]];
      if (limit !== undefined && left !== undefined) {
        const own = this.counts[dimension].total(now) + this.heldOf(dimension, now);
        this.foreign.set(dimension, { amount: Math.max(0, limit - left - own), at: now });
      }
    }
  }

  /**
   * Milliseconds until a request may go, 0: now. Of a request that was claimed already, by its id, those that were claimed behind it
   * in the same file don't count, since they see it; whether one in another file does is not known, so it counts.
   */
  timeLeft(cost: Cost, limits: Limits, now: number, id?: string): number {
    const own = id === undefined ? undefined : this.held.get(id);
    const waits = dimensions.map((dimension) => this.wait(dimension, amountOf(dimension, cost), limits, now, own));
    return Math.max(0, this.closed.until - now, ...waits);
  }

  has(id: string): boolean {
    return this.held.has(id);
  }

  private wait(dimension: Dimension, amount: number, limits: Limits, now: number, own: Held | undefined): number {
    const limit = limits[dimension] ?? Number.POSITIVE_INFINITY;
    const count = this.counts[dimension];
    const { amount: foreign = 0, at = now } = this.foreign.get(dimension) ?? {};
    const foreignNow = Math.max(0, foreign - ((now - at) * limit) / minute);
    const room = limit - amount - this.heldOf(dimension, now, own);
    const over = count.total(now) + foreignNow - room;
    if (limit === Number.POSITIVE_INFINITY || over <= 0) {
      return 0;
    }
    const untilCounted = count.timeUntil(room - foreignNow, now);
    const untilRunOut = over <= foreignNow ? Math.ceil((over * minute) / limit) : Number.POSITIVE_INFINITY;
    const soonest = Math.min(untilCounted, untilRunOut);
    return Number.isFinite(soonest) ? soonest : recheck;
  }

  private heldOf(dimension: Dimension, now: number, own?: Held): number {
    let sum = 0;
    for (const [id, held] of this.held) {
      if (now - held.at > longestClaim) {
        this.held.delete(id);
      } else if (own === undefined || held.segment !== own.segment || held.offset < own.offset) {
        sum += dimension === "requests" && held.hasArrived ? 0 : amountOf(dimension, held);
      }
    }
    return sum;
  }

  private arrive(id: string, at: number): void {
    const held = this.held.get(id);
    if (held?.hasArrived !== true) {
      this.counts.requests.add(at, 1);
    }
    if (held !== undefined) {
      this.held.set(id, { ...held, hasArrived: true });
    }
  }

  private count(cost: Cost, at: number): void {
    for (const dimension of dimensions) {
      if (dimension !== "requests") {
        this.counts[dimension].add(at, amountOf(dimension, cost));
      }
    }
  }
}

/** What one request takes of a limit. */
export function amountOf(dimension: Dimension, { inputTokens, outputTokens }: Cost): number {
  switch (dimension) {
    case "requests":
      return 1;
    case "tokens":
      return inputTokens + outputTokens;
    default:
      return { inputTokens, outputTokens }[dimension];
  }
}
