import type { Clock } from "../../../../src/model/client/clock.ts";

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that a test turns by hand. */
export class FakeClock implements Clock {
  private time = 0;
  private readonly timers = new Set<Timer>();

  now(): number {
    return this.time;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Timers that have not run. */
  get pending(): number {
    return this.timers.size;
  }

  /** Milliseconds until the next timer falls due; `undefined` where nobody waits. */
  get due(): number | undefined {
    const [first] = [...this.timers].map(({ at }) => at).sort((a, b) => a - b);
    return first === undefined ? undefined : Math.max(0, first - this.time);
  }

  /** Lets time pass; whatever falls due runs in its order, and what waits for promises goes on in between. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settled();
    for (let next = this.next(end); next !== undefined; next = this.next(end)) {
      this.time = Math.max(this.time, next.at);
      this.timers.delete(next);
      next.callback();
      await settled();
    }
    this.time = end;
  }

  private next(end: number): Timer | undefined {
    return [...this.timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Resolves when all promises that can go on without time have done so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
