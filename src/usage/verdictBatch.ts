import { type VerdictCounts, withVerdictCounts } from "./verdictCounts.ts";

/** Adds up what a person makes of hunks by their verdict, so that the ledger gets a line now and then and not one for each. */
export class VerdictBatch {
  private readonly onFirst: () => void;
  private batch = new Map<string, VerdictCounts>();

  /** `onFirst`: called when there is something to write, once until it is drained. */
  constructor(onFirst: () => void) {
    this.onFirst = onFirst;
  }

  /** Hunks were accepted, rejected or opened again: by how many more or fewer. */
  decided(counts: VerdictCounts): void {
    const isFirst = this.batch.size === 0;
    const name = JSON.stringify([counts.feature, counts.languageId, counts.verdict]);
    const before = this.batch.get(name);
    this.batch.set(name, before === undefined ? counts : withVerdictCounts(before, counts));
    if (isFirst) {
      this.onFirst();
    }
  }

  /** What came together since the last time. */
  drain(): readonly VerdictCounts[] {
    const { batch } = this;
    this.batch = new Map();
    return [...batch.values()].filter(({ kept, dropped }) => kept !== 0 || dropped !== 0);
  }
}
