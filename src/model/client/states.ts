import { isLoopback } from "../../usage/prices.ts";
import { Breaker } from "./breaker.ts";
import type { Clock } from "./clock.ts";
import { KeyLimits } from "./keyLimits.ts";
import { Line } from "./line.ts";
import { SharedUse } from "./sharedUse.ts";

/** Requests a minute that an unknown server is trusted to take; one on this machine has no such limit. */
const unknownLimit = 60;

export interface KeyStateOptions {
  readonly origin: string;
  /** Only tells apart whose limits are counted. */
  readonly key: string | undefined;
  readonly clock: Clock;
  readonly use: SharedUse;
  readonly onChange: () => void;
}

/** What holds for all requests of one key at one origin, whichever model they ask. */
export class KeyState {
  readonly origin: string;
  readonly limits: KeyLimits;
  readonly line: Line;
  private readonly breakers = new Map<string, Breaker>();
  private readonly clock: Clock;
  private readonly onChange: () => void;

  constructor({ origin, key, clock, use, onChange }: KeyStateOptions) {
    this.origin = origin;
    this.clock = clock;
    this.onChange = onChange;
    const unknown = isLoopback(origin) ? Number.POSITIVE_INFINITY : unknownLimit;
    this.limits = new KeyLimits({ origin, key, use, unknown });
    this.line = new Line({ origin, limits: this.limits, clock, onChange });
  }

  breakerOf(model: string): Breaker {
    const breaker = this.breakers.get(model) ?? new Breaker(this.clock, this.onChange);
    this.breakers.set(model, breaker);
    return breaker;
  }
}

/** The states of all keys; they stay when the model changes, and end with the process. */
export class KeyStates {
  private readonly states = new Map<string, KeyState>();
  private readonly clock: Clock;
  private readonly onChange: (state: KeyState) => void;
  private readonly use: SharedUse;

  /**
   * `onChange`: a breaker opened or closed, or a request began or ceased to wait. `use`: what all windows use of their keys; without it
   * this window counts for itself.
   */
  constructor(
    clock: Clock,
    onChange: (state: KeyState) => void,
    use: SharedUse = new SharedUse({ time: () => clock.now() }),
  ) {
    this.clock = clock;
    this.onChange = onChange;
    this.use = use;
  }

  of(origin: string, key: string | undefined): KeyState {
    const name = JSON.stringify([origin, key]);
    const { clock, use } = this;
    const state =
      this.states.get(name) ?? new KeyState({ origin, key, clock, use, onChange: () => this.onChange(state) });
    this.states.set(name, state);
    return state;
  }
}
