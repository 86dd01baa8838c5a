/** What a heap is made of. */
interface Weighted {
  readonly worth: number;
}

/** Gives what is worth most first; a binary heap (J. W. J. Williams, Algorithm 232: Heapsort, 1964). */
export class Heap<Entry extends Weighted> {
  private readonly entries: Entry[];

  constructor(entries: readonly Entry[]) {
    // What is sorted is a heap.
    this.entries = [...entries].sort((one, other) => other.worth - one.worth);
  }

  get first(): Entry | undefined {
    return this.entries[0];
  }

  removeFirst(): void {
    const last = this.entries.pop();
    if (last !== undefined && this.entries.length > 0) {
      this.replaceFirst(last);
    }
  }

  /** Puts another entry in the place of the first, which lets it sink to where it belongs. */
  replaceFirst(entry: Entry): void {
    const { entries } = this;
    let at = 0;
    for (let child = 1; child < entries.length; child = at * 2 + 1) {
      const other = child + 1;
      const larger = other < entries.length && entries[other]!.worth > entries[child]!.worth ? other : child;
      if (entries[larger]!.worth <= entry.worth) {
        break;
      }
      entries[at] = entries[larger]!;
      at = larger;
    }
    entries[at] = entry;
  }
}
