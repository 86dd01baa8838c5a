/** Keys whose intervals count. */
const mostIntervals = 24;
/** Fewer tell nothing. */
const fewestIntervals = 6;
/** Milliseconds from which on an interval is a pause to think: nine in ten keys come sooner. */
const pause = 1000;
/** Nobody types faster: it is the same key, told again. */
const same = 20;

/** How fast somebody types, of late. */
export class Rhythm {
  private intervals: readonly number[] = [];
  private last = Number.NEGATIVE_INFINITY;

  /** A key was pressed at a time in milliseconds. */
  key(at: number): void {
    const interval = at - this.last;
    if (interval < same) {
      return;
    }
    this.last = at;
    if (interval < pause) {
      this.intervals = [...this.intervals, interval].slice(-mostIntervals);
    }
  }

  /** Milliseconds from a key to the next one, the median; `undefined` before a few were pressed. */
  get median(): number | undefined {
    const sorted = this.intervals.toSorted((one, other) => one - other);
    return sorted.length < fewestIntervals ? undefined : sorted[sorted.length >> 1];
  }
}
