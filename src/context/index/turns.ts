import { setImmediate as turn } from "node:timers/promises";

/** A search waits no longer than about this for indexing, in milliseconds. */
const sliceMs = 4;

/** Work that is done piece after piece, in slices, so that messages come in between. */
export class Turns {
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;
  private sliceEnd = 0;
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

  /** Lets messages in once a slice of time is used up. */
  async pause(): Promise<void> {
    if (performance.now() > this.sliceEnd) {
      await turn();
      this.sliceEnd = performance.now() + sliceMs;
    }
  }
}
