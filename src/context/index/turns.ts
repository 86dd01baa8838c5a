import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";

/** A search waits no longer than about this for indexing, in milliseconds. */
const sliceMs = 4;
/** Milliseconds for which it gives way, and the rest between two slices meanwhile. */
const givesWayFor = 1000;
const restMs = 500;

/** Work that is done piece after piece, in slices, so that messages come in between. */
export class Turns {
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;
  private sliceEnd = 0;
  private givesWayUntil = 0;
  private readonly failed: (error: unknown) => void;
  private readonly settled: () => void;

  /** `failed` is told what a piece threw, `settled` when none is left. */
  constructor(failed: (error: unknown) => void, settled: () => void) {
    this.failed = failed;
    this.settled = settled;
  }

  /** Runs a piece when those before it have ended. */
  queue(piece: () => Promise<void>): void {
    this.waiting++;
    this.last = this.last
      .then(piece)
      .catch(this.failed)
      .then(() => {
        if (--this.waiting === 0) {
          this.settled();
        }
      });
  }

  /** All but stops for a second. */
  giveWay(): void {
    this.givesWayUntil = performance.now() + givesWayFor;
  }

  /** Lets messages in once a slice of time is used up. */
  async pause(): Promise<void> {
    const now = performance.now();
    if (now > this.sliceEnd) {
      await (now < this.givesWayUntil ? sleep(restMs) : turn());
      this.sliceEnd = performance.now() + sliceMs;
    }
  }
}
