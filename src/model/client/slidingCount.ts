/** Milliseconds that one slot stands for. */
const slot = 1000;
/** Milliseconds for which a slot counts after its end: the minute that providers count in, and a second in which clocks may differ. */
const span = 61_000;
const slots = span / slot + 2;

/**
 * What was used in the last minute, however a provider lays its minute: a sliding window counter in slots of a second. What was used
 * within a slot counts until the whole slot is out of the window, so that it is never less than a provider counts.
 */
export class SlidingCount {
  private readonly amounts = new Float64Array(slots);
  /** Which second each slot holds. */
  private readonly seconds = new Float64Array(slots).fill(Number.NEGATIVE_INFINITY);

  /** Counts an amount that was used at a time in milliseconds; what is older than the window is past. */
  add(at: number, amount: number): void {
    const second = Math.floor(at / slot);
    const index = ((second % slots) + slots) % slots;
    const held = this.seconds[index] ?? second;
    if (second < held) {
      return;
    }
    this.amounts[index] = amount + (second === held ? (this.amounts[index] ?? 0) : 0);
    this.seconds[index] = second;
  }

  total(now: number): number {
    return this.counting(now).reduce((sum, { amount }) => sum + amount, 0);
  }

  /** Milliseconds until no more than `most` counts, if nothing is added; `Infinity` where `most` is less than nothing. */
  timeUntil(most: number, now: number): number {
    let left = this.total(now);
    if (left <= most) {
      return 0;
    }
    for (const { amount, until } of this.counting(now)) {
      left -= amount;
      if (left <= most) {
        return until - now;
      }
    }
    return Number.POSITIVE_INFINITY;
  }

  /** The oldest first. */
  private counting(now: number): readonly { readonly amount: number; readonly until: number }[] {
    return [...this.seconds]
      .map((second, index) => ({ amount: this.amounts[index] ?? 0, until: (second + 1) * slot + span }))
      .filter(({ until }) => until > now)
      .sort((one, other) => one.until - other.until);
  }
}
