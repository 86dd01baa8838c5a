import { Breaker } from "./breaker.ts";
import type { Clock } from "./clock.ts";
import { Line } from "./line.ts";
import { isLoopback } from "./timeLimits.ts";

/** Requests a minute that an unknown server is trusted to take; one on this machine has no such limit. */
const unknownLimit = 60;

/** What holds for all requests of one key at one origin, whichever model they ask. */
export class KeyState {
  readonly origin: string;
  readonly line: Line;
  private readonly breakers = new Map<string, Breaker>();
  private readonly clock: Clock;
  private readonly onChange: () => void;

  constructor(origin: string, clock: Clock, onChange: () => void) {
    this.origin = origin;
    this.clock = clock;
    this.onChange = onChange;
    const perMinute = isLoopback(origin) ? Number.POSITIVE_INFINITY : unknownLimit;
    this.line = new Line({ origin, perMinute, clock, onChange });
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

  /** `onChange`: a breaker opened or closed, or a request began or ceased to wait. */
  constructor(clock: Clock, onChange: (state: KeyState) => void) {
    this.clock = clock;
    this.onChange = onChange;
  }

  of(origin: string, key: string | undefined): KeyState {
    const name = JSON.stringify([origin, key]);
    const state = this.states.get(name) ?? new KeyState(origin, this.clock, () => this.onChange(state));
    this.states.set(name, state);
    return state;
  }
}
