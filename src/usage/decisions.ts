import type { Decision } from "./record.ts";

/** Who proposed something, and for which feature. */
export type Proposer = Pick<Decision, "feature" | "model" | "origin">;

/** Hears what a person makes of what models propose. */
export interface Decisions {
  /** Ghost text was given to the editor, which does not tell whether it shows it. `id`: the same however often it is offered again. */
  offered(id: string, proposer: Proposer): void;
  /** Ghost text was taken as a whole; what is typed along it or taken word by word, the editor does not tell. */
  taken(id: string): void;
  /** Hunks were accepted, rejected or opened again: by how many more or fewer. */
  decided(proposer: Proposer, change: Pick<Decision, "kept" | "dropped">): void;
}

/** Suggestions that may be offered again: more than the engine offers again, which keeps 16. */
const mostRemembered = 64;

/** Adds up what became of suggestions and hunks, so that the ledger gets a line now and then and not one for each key press. */
export class DecisionBatch implements Decisions {
  private readonly onFirst: () => void;
  private readonly offers = new Map<string, { readonly proposer: Proposer; readonly isTaken: boolean }>();
  private batch = new Map<string, Omit<Decision, "at">>();

  /** `onFirst`: called when there is something to write, once until it is drained. */
  constructor(onFirst: () => void) {
    this.onFirst = onFirst;
  }

  offered(id: string, proposer: Proposer): void {
    if (!this.offers.has(id)) {
      this.remember(id, proposer);
      this.decided(proposer, { kept: 0, dropped: 1 });
    }
  }

  taken(id: string): void {
    const offer = this.offers.get(id);
    if (offer !== undefined && !offer.isTaken) {
      this.offers.set(id, { ...offer, isTaken: true });
      this.decided(offer.proposer, { kept: 1, dropped: -1 });
    }
  }

  decided({ feature, model, origin }: Proposer, { kept, dropped }: Pick<Decision, "kept" | "dropped">): void {
    if (kept === 0 && dropped === 0) {
      return;
    }
    const isFirst = this.batch.size === 0;
    const name = JSON.stringify([feature, model, origin]);
    const before = this.batch.get(name) ?? { kept: 0, dropped: 0 };
    this.batch.set(name, { feature, model, origin, kept: before.kept + kept, dropped: before.dropped + dropped });
    if (isFirst) {
      this.onFirst();
    }
  }

  /** What came together since the last time. `now`: milliseconds since 1970. */
  drain(now: number): readonly Decision[] {
    const { batch } = this;
    this.batch = new Map();
    return [...batch.values()]
      .filter(({ kept, dropped }) => kept !== 0 || dropped !== 0)
      .map((each) => ({ at: now, ...each }));
  }

  private remember(id: string, proposer: Proposer): void {
    this.offers.set(id, { proposer, isTaken: false });
    const [oldest] = this.offers.keys();
    if (this.offers.size > mostRemembered && oldest !== undefined) {
      this.offers.delete(oldest);
    }
  }
}
