import { withValue } from "./histogram.ts";
import { noSuggestions, type SuggestionCounts, withCounts } from "./suggestionCounts.ts";

/** Whose suggestion it was. */
export type Suggested = Pick<SuggestionCounts, "languageId" | "model">;
/** What became of one: taken as a whole, in part, or not at all. */
export type SuggestionFate = "accepted" | "partly" | "left";

/** Adds up what became of suggestions, so that the ledger gets a line now and then and not one for each. */
export class SuggestionBatch {
  private readonly onFirst: () => void;
  private batch = new Map<string, SuggestionCounts>();

  /** `onFirst`: called when there is something to write, once until it is drained. */
  constructor(onFirst: () => void) {
    this.onFirst = onFirst;
  }

  /** `milliseconds`: from the editor's request to it. `before`: what was told of the same suggestion earlier. */
  decided(whose: Suggested, fate: SuggestionFate, milliseconds: number, before?: SuggestionFate): void {
    const more = (name: SuggestionFate) => Number(fate === name) - Number(before === name);
    const isNew = before === undefined;
    this.add(whose, {
      shown: isNew ? 1 : 0,
      accepted: more("accepted"),
      partly: more("partly"),
      ghostMs: isNew ? withValue({}, milliseconds) : {},
    });
  }

  /** `share`: how much of an accepted suggestion is still there after so many seconds, 0 to 1. */
  kept(whose: Suggested, after: 30 | 300, share: number): void {
    this.add(
      whose,
      after === 30 ? { lookedAfter30: 1, keptAfter30: share } : { lookedAfter300: 1, keptAfter300: share },
    );
  }

  /** What came together since the last time. */
  drain(): readonly SuggestionCounts[] {
    const { batch } = this;
    this.batch = new Map();
    return [...batch.values()];
  }

  private add({ languageId, model }: Suggested, some: Partial<SuggestionCounts>): void {
    const name = JSON.stringify([languageId, model]);
    const none = noSuggestions(languageId, model);
    const isFirst = this.batch.size === 0;
    this.batch.set(name, withCounts(this.batch.get(name) ?? none, { ...none, ...some }));
    if (isFirst) {
      this.onFirst();
    }
  }
}
