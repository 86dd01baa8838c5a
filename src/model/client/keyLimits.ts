import { createHash } from "node:crypto";
import { amountOf, type KeyUse } from "./keyUse.ts";
import type { RateNews } from "./rateHeaders.ts";
import type { SharedUse } from "./sharedUse.ts";
import { type Cost, dimensions, type Limits } from "./useEntry.ts";

/** What a person states of a key, in a minute; a provider that states more does not raise it. */
export interface StatedLimits {
  readonly requestsPerMinute?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
}

/** A request that was let go. */
export interface Claim {
  /** The provider has it, and counts an answer's tokens in advance or, where `isLater`, as it writes them. */
  arrived(isLater: boolean): void;
  /** It ended, with what the provider counted, where it said so. */
  ended(counted: Cost | undefined): void;
  /** It does not go after all. */
  release(): void;
}

export interface KeyLimitsOptions {
  readonly origin: string;
  readonly key: string | undefined;
  readonly use: SharedUse;
  /** Requests a minute where neither the provider nor the person states a limit; `Infinity`: as many as are wanted. */
  readonly unknown: number;
}

/** The limits of one key: what the provider states, never above what the person states, and how much of it all windows use. */
export class KeyLimits {
  private readonly shared: SharedUse;
  private readonly key: string;
  private readonly use: KeyUse;
  private readonly unknown: number;
  private readonly stated = new Map<string, StatedLimits>();

  constructor({ origin, key, use, unknown }: KeyLimitsOptions) {
    this.shared = use;
    this.key = nameOf(origin, key);
    this.use = use.of(this.key);
    this.unknown = unknown;
  }

  /** Takes what the person states beside one of the key's models; of several that do, the least counts. */
  state(model: string, stated: StatedLimits): void {
    this.stated.set(model, stated);
  }

  /** Whether nothing holds a request back, now or later. */
  get isFree(): boolean {
    return this.closedFor() === 0 && Object.keys(this.limits()).length === 0;
  }

  /** Milliseconds for which nothing may be sent, by a provider's word. */
  closedFor(): number {
    return Math.max(0, this.use.closing.until - this.shared.now());
  }

  /** Whether a request is larger than a whole minute of the limits. */
  isTooLarge(cost: Cost): boolean {
    const limits = this.limits();
    return dimensions.some((each) => amountOf(each, cost) > (limits[each] ?? Number.POSITIVE_INFINITY));
  }

  /** Milliseconds until a request may go, as far as this window knows. */
  timeLeft(cost: Cost): number {
    return this.use.timeLeft(cost, this.limits(), this.shared.now());
  }

  /** Lets a request go that is counted for all windows, or gives the milliseconds until one may. */
  async claim(cost: Cost): Promise<Claim | number> {
    const id = await this.shared.claim(this.key, cost, () => this.limits());
    return typeof id === "number" ? id : this.claimOf(id, cost);
  }

  /** Nothing is sent for some milliseconds: here at once, in the other windows when this has resolved. */
  async close(milliseconds: number): Promise<void> {
    const until = this.shared.now() + milliseconds;
    if (until > this.use.closing.until) {
      this.use.close(until, this.shared.now());
      await this.shared.write({ type: "closed", key: this.key, until });
    }
  }

  async learn({ limits = {}, remaining = {}, closedFor = 0 }: RateNews): Promise<void> {
    const { learned } = this.use;
    const isNew = dimensions.some((each) => limits[each] !== undefined && limits[each] !== learned[each]);
    this.use.learn(limits);
    const closing = closedFor > 0 ? this.close(closedFor) : undefined;
    if (isNew) {
      await this.shared.write({ type: "learned", key: this.key, limits });
    }
    if (Object.keys(remaining).length > 0) {
      // What the other windows used is not what others than these windows did.
      await this.shared.readOn();
      this.use.see(remaining, this.limits(), this.shared.now());
    }
    await closing;
  }

  private limits(): Limits {
    const { learned } = this.use;
    const stated = [...this.stated.values()];
    const ownRequests = stated.flatMap(({ requestsPerMinute = [] }) => requestsPerMinute);
    const ownTokens = stated.flatMap(({ tokensPerMinute = [] }) => tokensPerMinute);
    const unknown = ownRequests.length === 0 ? this.unknown : Number.POSITIVE_INFINITY;
    const found = {
      ...learned,
      requests: Math.min(learned.requests ?? unknown, ...ownRequests),
      tokens: Math.min(learned.tokens ?? Number.POSITIVE_INFINITY, ...ownTokens),
    };
    return Object.fromEntries(
      Object.entries(found).filter(([, limit = Number.POSITIVE_INFINITY]) => Number.isFinite(limit)),
    );
  }

  private claimOf(id: string, cost: Cost): Claim {
    const { key } = this;
    let isOpen = true;
    const settle = (counted: Cost) => {
      if (isOpen) {
        isOpen = false;
        const { inputTokens, outputTokens } = counted;
        void this.shared.write({ type: "settled", id, key, inputTokens, outputTokens });
      }
    };
    return {
      arrived: (isLater) => {
        if (!isLater) {
          settle(cost);
        } else if (isOpen) {
          void this.shared.write({ type: "arrived", id, key });
        }
      },
      ended: (counted) => settle(counted ?? cost),
      release: () => {
        isOpen = false;
        void this.shared.write({ type: "released", id, key });
      },
    };
  }
}

/** Names a key without telling it. */
function nameOf(origin: string, key: string | undefined): string {
  return createHash("sha256")
    .update(JSON.stringify([origin, key]))
    .digest("hex")
    .slice(0, 16);
}
