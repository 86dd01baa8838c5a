/** What the key may use in a minute. */
export interface Limit {
  readonly requests: number;
  readonly tokens: number;
}

/** Tokens of each whole answer. */
export const answerTokens = 8;
/** Most tokens that a request asks for. */
export const maxTokens = 16;

/** Tokens of a text, as server and client count them. */
export function tokensOf(characters: number): number {
  return Math.ceil(characters / 4);
}

const minute = 60_000;

/** All that was used, when; so that each minute can be looked at. */
export class SlidingLog {
  private readonly entries: { readonly at: number; readonly amount: number }[] = [];
  private first = 0;
  private sum = 0;

  add(at: number, amount: number): void {
    this.entries.push({ at, amount });
    this.sum += amount;
  }

  /** What was used in the last minute; later looks must not be at earlier times. */
  within(now: number): number {
    for (let entry = this.entries[this.first]; entry !== undefined && entry.at <= now - minute; ) {
      this.sum -= entry.amount;
      entry = this.entries[++this.first];
    }
    return this.sum;
  }

  /** The most that any minute held, wherever it begins. */
  most(): number {
    const sorted = this.entries.toSorted((one, other) => one.at - other.at);
    let [from, sum, most] = [0, 0, 0];
    for (const { at, amount } of sorted) {
      sum += amount;
      for (let oldest = sorted[from]; oldest !== undefined && oldest.at <= at - minute; oldest = sorted[from]) {
        sum -= oldest.amount;
        from++;
      }
      most = Math.max(most, sum);
    }
    return most;
  }
}
