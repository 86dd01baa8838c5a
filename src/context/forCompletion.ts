import { type Clock, systemClock } from "../model/client/clock.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { ContextItem, ContextSource } from "./contextItem.ts";
import type { PlaceKnowledge, PlaceSource } from "./placeSources.ts";
import { type Ranking, rank } from "./rank.ts";
import { imports } from "./sources/imports.ts";
import { nearDefinitions } from "./sources/nearDefinitions.ts";
import { nearErrors } from "./sources/nearErrors.ts";
import { openWindows } from "./sources/openWindows.ts";
import { recentEdits } from "./sources/recentEdits.ts";

/** What a model may see besides the text around the cursor. */
export interface GatheredContext extends Ranking {
  /** Sources that had no answer in time: for these an earlier answer stands, or nothing. */
  readonly late: readonly ContextSource[];
}

/** What goes along from elsewhere with a request for ghost text. */
export interface PlaceContext {
  /** Takes 50 ms at most; what comes later serves the next request. An aborted signal ends the wait. Throws nothing. */
  gather(snapshot: Snapshot, signal: AbortSignal): Promise<GatheredContext>;
}

/** Milliseconds after which a person would see the wait. */
const mostWait = 50;
/** Milliseconds of synchronous work for one request, in all. */
const mostWork = 5;

/** What a source found last, and for which document. */
interface Kept {
  readonly uri: string;
  readonly items: readonly ContextItem[];
}

/** Sources that have all they know at hand; each has its weight and its cost in its file. */
export function usualSources(): readonly PlaceSource[] {
  return [nearErrors, nearDefinitions, imports, recentEdits, openWindows()];
}

/** Asks all sources at once, and ranks what is there when the time is up. */
export class CompletionContext implements PlaceContext {
  private readonly kept = new Map<PlaceSource, Kept>();
  private readonly knowledge: PlaceKnowledge;
  private readonly sources: readonly PlaceSource[];
  private readonly clock: Clock;

  constructor(knowledge: PlaceKnowledge, sources = usualSources(), clock: Clock = systemClock) {
    this.knowledge = knowledge;
    this.sources = sources;
    this.clock = clock;
  }

  async gather(snapshot: Snapshot, signal: AbortSignal): Promise<GatheredContext> {
    const began = this.clock.now();
    const answered = new Set<PlaceSource>();
    const answers = this.sources.flatMap((source) => {
      const spent = this.clock.now() - began;
      return spent + source.cost > mostWork ? [] : [this.ask(source, snapshot, signal, answered)];
    });
    await this.untilLate(Promise.all(answers), mostWait - (this.clock.now() - began), signal);
    const found = this.sources.flatMap((source) => {
      const kept = this.kept.get(source);
      return kept?.uri === snapshot.uri ? kept.items.map((item) => ({ item, weight: source.weight })) : [];
    });
    const weights = new Map(found.map(({ item, weight }) => [item, weight]));
    const ranking = rank([...weights.keys()], snapshot, (item) => weights.get(item) ?? 0);
    return { ...ranking, late: this.sources.filter((each) => !answered.has(each)).map(({ source }) => source) };
  }

  private async ask(
    source: PlaceSource,
    snapshot: Snapshot,
    signal: AbortSignal,
    answered: Set<PlaceSource>,
  ): Promise<void> {
    try {
      const found = source.find(snapshot, this.knowledge, signal);
      const items = "then" in found ? await found : found;
      this.kept.set(source, { uri: snapshot.uri, items });
      answered.add(source);
    } catch {
      // Whatever a source could not do, a suggestion does without it; the source tells its own faults.
    }
  }

  private untilLate(answers: Promise<unknown>, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const end = () => {
        undo();
        signal.removeEventListener("abort", end);
        resolve();
      };
      const undo = this.clock.after(Math.max(0, milliseconds), end);
      signal.addEventListener("abort", end, { once: true });
      void answers.then(end);
    });
  }
}
