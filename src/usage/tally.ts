import * as z from "zod/mini";
import type { Placed, Position } from "../journal/readOn.ts";
import { type LedgerEntry, type RequestRecord, requestRecord } from "./record.ts";
import { type SuggestionCounts, type SuggestionSum, suggestionSum, withCounts } from "./suggestionCounts.ts";
import { dayOf, keyOf, type Sum, sum, withDecision, withRecord } from "./sums.ts";
import { type VerdictSum, verdictSum, withVerdictCounts } from "./verdictCounts.ts";

/** Milliseconds after which a reservation that nobody settled belongs to a window that died. */
const longestReservation = 10 * 60 * 1000;
/** Requests that are kept one by one for the last of them to be listed. */
const mostRecent = 50;
/** Days that sums are kept for: a year and what a month needs. */
const mostDays = 400;

const reservation = z.object({
  /** Absent in lines from before version 0.2, which count against every feature. */
  feature: z.optional(z.string()),
  dollars: z.number(),
  at: z.number(),
  segment: z.number(),
  offset: z.number(),
});
type Reservation = z.infer<typeof reservation>;
/** A reservation under the id of its request. */
type Named = readonly [string, Reservation];

/** A tally as it lies on the disk, with how far of the journal it has read. */
export const tallySchema = z.object({
  version: z.literal(2),
  position: z.record(z.string(), z.number()),
  sums: z.array(sum),
  /** Absent in what was written before suggestions were told of one by one. */
  suggestions: z.optional(z.array(suggestionSum)),
  /** Absent in what was written before verdicts were told of. */
  verdicts: z.optional(z.array(verdictSum)),
  recent: z.array(requestRecord),
  held: z.record(z.string(), reservation),
});
export type SavedTally = z.infer<typeof tallySchema>;

/** The journal added up as far as it was read. */
export class Tally {
  private readonly sums: Map<string, Sum>;
  private readonly suggestions: Map<string, SuggestionSum>;
  private readonly verdicts: Map<string, VerdictSum>;
  private readonly held: Map<string, Reservation>;
  private recent: readonly RequestRecord[];
  private reached: Position;

  constructor(saved?: SavedTally) {
    this.sums = new Map(saved?.sums.map((each) => [nameOf(each), each]));
    this.suggestions = new Map(saved?.suggestions?.map((each) => [suggestedBy(each), each]));
    this.verdicts = new Map(saved?.verdicts?.map((each) => [judgedBy(each), each]));
    this.held = new Map(Object.entries(saved?.held ?? {}));
    this.recent = saved?.recent ?? [];
    this.reached = saved?.position ?? {};
  }

  /** How far of the journal it has read. */
  get position(): Position {
    return this.reached;
  }

  /** Takes in what stands in the journal up to `position`. */
  take(entries: readonly Placed<LedgerEntry>[], position: Position): void {
    for (const { entry, at, segment, offset } of entries) {
      if (entry.type === "reserved") {
        const { feature, dollars } = entry;
        this.held.set(entry.id, { ...(feature === undefined ? {} : { feature }), dollars, at, segment, offset });
      } else if (entry.type === "released") {
        this.held.delete(entry.id);
      } else if (entry.type === "decided") {
        this.sums.set(keyOf(entry), withDecision(this.sums.get(keyOf(entry)), entry));
      } else if (entry.type === "suggested") {
        const { type: _type, at: when, ...counts } = entry;
        this.suggest(dayOf(when), counts);
      } else if (entry.type === "judged") {
        const { type: _type, at: when, ...counts } = entry;
        this.judge({ day: dayOf(when), ...counts });
      } else {
        this.settle(entry.record);
      }
    }
    this.recent = this.recent.slice(-mostRecent);
    this.reached = position;
  }

  /** The sums of the days that are kept at `now`; what is older falls out. */
  sumsAt(now: number): readonly Sum[] {
    return keptAt(now, this.sums);
  }

  /** The same of suggestions. */
  suggestionsAt(now: number): readonly SuggestionSum[] {
    return keptAt(now, this.suggestions);
  }

  /** The same of hunks by their verdict. */
  verdictsAt(now: number): readonly VerdictSum[] {
    return keptAt(now, this.verdicts);
  }

  /** The last requests, the newest first. */
  lastRequests(): readonly RequestRecord[] {
    return this.recent.toReversed();
  }

  /** Dollars reserved by requests that still run at `now`. */
  heldDollars(now: number): number {
    return dollarsIn(this.activeAt(now));
  }

  heldByFeature(now: number): Readonly<Record<string, number>> {
    const held = this.activeAt(now);
    const features = new Set(held.flatMap(([, { feature }]) => feature ?? []));
    return Object.fromEntries([...features].map((feature) => [feature, dollarsIn(held, feature)]));
  }

  /**
   * Dollars that others had reserved when this reservation was written. Those behind it in the same file don't count: their windows
   * see this one. Whether one in another file saw it is not known, so it counts. `undefined` where the reservation isn't found.
   */
  heldBefore(id: string, now: number): { readonly inAll: number; readonly byFeature: number } | undefined {
    const own = this.held.get(id);
    if (own === undefined) {
      return undefined;
    }
    const before = this.activeAt(now).filter(
      ([other, { segment, offset }]) => other !== id && (segment !== own.segment || offset < own.offset),
    );
    return { inAll: dollarsIn(before), byFeature: dollarsIn(before, own.feature) };
  }

  /** What to keep of it. */
  saved(now: number): SavedTally {
    return {
      version: 2,
      position: this.reached,
      sums: [...this.sumsAt(now)],
      suggestions: [...this.suggestionsAt(now)],
      verdicts: [...this.verdictsAt(now)],
      recent: [...this.recent],
      held: Object.fromEntries(this.activeAt(now)),
    };
  }

  private settle(record: RequestRecord): void {
    const key = keyOf(record);
    this.held.delete(record.id);
    this.sums.set(key, withRecord(this.sums.get(key), record));
    this.recent = [...this.recent.slice(1 - mostRecent), record];
  }

  private suggest(day: string, counts: SuggestionCounts): void {
    const name = suggestedBy({ day, ...counts });
    const before = this.suggestions.get(name);
    this.suggestions.set(name, before === undefined ? { day, ...counts } : withCounts(before, counts));
  }

  private judge(sum: VerdictSum): void {
    const before = this.verdicts.get(judgedBy(sum));
    this.verdicts.set(judgedBy(sum), before === undefined ? sum : withVerdictCounts(before, sum));
  }

  private activeAt(now: number): readonly Named[] {
    return [...this.held].filter(([, { at }]) => now - at < longestReservation);
  }
}

function dollarsIn(held: readonly Named[], own?: string): number {
  const counting = held.filter(([, { feature = own }]) => own === undefined || feature === own);
  return counting.reduce((total, [, { dollars }]) => total + dollars, 0);
}

function keptAt<Dated extends { readonly day: string }>(
  now: number,
  sums: ReadonlyMap<string, Dated>,
): readonly Dated[] {
  const oldest = dayOf(now - mostDays * 24 * 60 * 60 * 1000);
  return [...sums.values()].filter(({ day }) => day > oldest);
}

function suggestedBy({ day, languageId, model }: Pick<SuggestionSum, "day" | "languageId" | "model">): string {
  return JSON.stringify([day, languageId, model]);
}

function judgedBy({ day, feature, languageId, verdict }: VerdictSum): string {
  return JSON.stringify([day, feature, languageId, verdict]);
}

function nameOf({ day, feature, model, origin }: Sum): string {
  return JSON.stringify([day, feature, model, origin]);
}
