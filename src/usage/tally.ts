import * as z from "zod/mini";
import type { Placed, Position } from "../journal/readOn.ts";
import { type LedgerEntry, type RequestRecord, requestRecord } from "./record.ts";
import { keyOf, type Sum, sum, withRecord } from "./sums.ts";

/** Milliseconds after which a reservation that nobody settled belongs to a window that died. */
const longestReservation = 10 * 60 * 1000;
/** Requests that are kept one by one for the last of them to be listed. */
const mostRecent = 50;
/** Days that sums are kept for: a year and what a month needs. */
const mostDays = 400;

const reservation = z.object({ dollars: z.number(), at: z.number(), segment: z.number(), offset: z.number() });
type Reservation = z.infer<typeof reservation>;

/** A tally as it lies on the disk, with how far of the journal it has read. */
export const tallySchema = z.object({
  version: z.literal(1),
  position: z.record(z.string(), z.number()),
  sums: z.array(sum),
  recent: z.array(requestRecord),
  held: z.record(z.string(), reservation),
});
export type SavedTally = z.infer<typeof tallySchema>;

/** The journal added up as far as it was read. */
export class Tally {
  private readonly sums: Map<string, Sum>;
  private readonly held: Map<string, Reservation>;
  private recent: readonly RequestRecord[];
  private reached: Position;

  constructor(saved?: SavedTally) {
    this.sums = new Map(saved?.sums.map((each) => [nameOf(each), each]));
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
        this.held.set(entry.id, { dollars: entry.dollars, at, segment, offset });
      } else if (entry.type === "released") {
        this.held.delete(entry.id);
      } else {
        this.settle(entry.record);
      }
    }
    this.recent = this.recent.slice(-mostRecent);
    this.reached = position;
  }

  allSums(): readonly Sum[] {
    return [...this.sums.values()];
  }

  /** The last requests, the newest first. */
  lastRequests(): readonly RequestRecord[] {
    return this.recent.toReversed();
  }

  /** Dollars reserved by requests that still run at `now`. */
  heldDollars(now: number): number {
    return this.activeAt(now).reduce((total, [, { dollars }]) => total + dollars, 0);
  }

  /**
   * Dollars that others had reserved when this reservation was written. Those behind it in the same file don't count: their windows
   * see this one. Whether one in another file saw it is not known, so it counts. `undefined` where the reservation isn't found.
   */
  heldBefore(id: string, now: number): number | undefined {
    const own = this.held.get(id);
    if (own === undefined) {
      return undefined;
    }
    return this.activeAt(now)
      .filter(([other, { segment, offset }]) => other !== id && (segment !== own.segment || offset < own.offset))
      .reduce((total, [, { dollars }]) => total + dollars, 0);
  }

  /** What to keep of it. */
  saved(now: number): SavedTally {
    const days = [...new Set(this.allSums().map(({ day }) => day))].sort().slice(-mostDays);
    return {
      version: 1,
      position: this.reached,
      sums: this.allSums().filter(({ day }) => day >= (days[0] ?? "")),
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

  private activeAt(now: number): readonly (readonly [string, Reservation])[] {
    return [...this.held].filter(([, { at }]) => now - at < longestReservation);
  }
}

function nameOf({ day, feature, model, origin }: Sum): string {
  return JSON.stringify([day, feature, model, origin]);
}
