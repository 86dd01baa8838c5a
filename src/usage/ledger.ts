import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../journal/atomicFile.ts";
import { JournalError, onDisk, unlessGone } from "../journal/errors.ts";
import { type Journal, openJournal } from "../journal/journal.ts";
import { readOn } from "../journal/readOn.ts";
import { type Budgets, type Refusal, type Reservation, refusalOf } from "./budgets.ts";
import { type Decision, type LedgerEntry, ledgerEntry, type RequestRecord } from "./record.ts";
import type { SuggestionCounts, SuggestionSum } from "./suggestionCounts.ts";
import { dayOf, dollarsOf, type Sum } from "./sums.ts";
import { Tally, tallySchema } from "./tally.ts";
import type { VerdictCounts, VerdictSum } from "./verdictCounts.ts";

/** What the ledger knows at one moment. */
export interface UsageSummary {
  readonly sums: readonly Sum[];
  /** What became of the suggestions of each day. */
  readonly suggestions: readonly SuggestionSum[];
  /** What became of the hunks of each day, by verdict. */
  readonly verdicts: readonly VerdictSum[];
  /** The last requests, the newest first. */
  readonly lastRequests: readonly RequestRecord[];
  /** Dollars reserved by requests that still run. */
  readonly heldDollars: number;
  readonly heldByFeature: Readonly<Record<string, number>>;
}

/** The record of all requests of all windows. Every method throws `JournalError` and nothing else. */
export interface Ledger {
  /**
   * Sets dollars aside for a request before it goes out, or says which budget has no room for them. Windows that reserve at once
   * never go over a budget together. What is not settled within ten minutes is free again.
   */
  reserve(reservation: Reservation, budgets: Budgets): Promise<Refusal | undefined>;
  /** Writes what a request came to; what was reserved under its id is free again. */
  settle(record: RequestRecord): Promise<void>;
  /** Writes what became of suggestions or hunks. */
  decide(decision: Decision): Promise<void>;
  /** Writes what became of suggestions, shown and kept. `at`: milliseconds since 1970. */
  suggest(at: number, counts: SuggestionCounts): Promise<void>;
  /** Writes what became of hunks by their verdict. `at`: milliseconds since 1970. */
  judge(at: number, counts: VerdictCounts): Promise<void>;
  summary(): Promise<UsageSummary>;
  close(): Promise<void>;
}

export interface LedgerOptions {
  /** One for all windows of a person. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

const name = "ledger";
/** Lines after which the sums are written down, so that the next window need not read them: some 10 milliseconds of reading. */
const linesBetweenCheckpoints = 500;

/** Opens the ledger of a folder, or begins it. Throws `JournalError`. */
export async function openLedger({ folder, clock }: LedgerOptions): Promise<Ledger> {
  const sizes = { segmentBytes: 4 << 20, segments: 16 };
  const journal = await openJournal({ folder, name, schema: ledgerEntry, clock, ...sizes });
  const ledger = new JournalLedger(journal, folder, clock, await savedTally(folder));
  await ledger.summary();
  return ledger;
}

class JournalLedger implements Ledger {
  private readonly journal: Journal<LedgerEntry>;
  private readonly folder: string;
  private readonly clock: () => number;
  private readonly tally: Tally;
  /** Lines that this window wrote and has not read back. */
  private written = 0;
  /** Lines that were read since the sums were written down. */
  private unsaved = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(journal: Journal<LedgerEntry>, folder: string, clock: () => number, tally: Tally) {
    this.journal = journal;
    this.folder = folder;
    this.clock = clock;
    this.tally = tally;
  }

  async reserve(reservation: Reservation, budgets: Budgets): Promise<Refusal | undefined> {
    await this.journal.append({ type: "reserved", ...reservation });
    // Read only after it was written: of two windows that reserve at once the later one sees the earlier.
    const refusal = await this.caughtUp(() => this.refusal(reservation, budgets));
    if (refusal !== undefined) {
      await this.journal.append({ type: "released", id: reservation.id });
    }
    return refusal;
  }

  settle(record: RequestRecord): Promise<void> {
    return this.write({ type: "settled", record });
  }

  decide(decision: Decision): Promise<void> {
    return this.write({ type: "decided", ...decision });
  }

  suggest(at: number, counts: SuggestionCounts): Promise<void> {
    return this.write({ type: "suggested", at, ...counts });
  }

  judge(at: number, counts: VerdictCounts): Promise<void> {
    return this.write({ type: "judged", at, ...counts });
  }

  summary(): Promise<UsageSummary> {
    return this.caughtUp(() => {
      const { tally } = this;
      const now = this.clock();
      return {
        sums: tally.sumsAt(now),
        suggestions: tally.suggestionsAt(now),
        verdicts: tally.verdictsAt(now),
        lastRequests: tally.lastRequests(),
        heldDollars: tally.heldDollars(now),
        heldByFeature: tally.heldByFeature(now),
      };
    });
  }

  async close(): Promise<void> {
    await this.last;
    await this.journal.close();
  }

  private async write(entry: LedgerEntry): Promise<void> {
    await this.journal.append(entry);
    this.written++;
    if (this.written >= linesBetweenCheckpoints) {
      await this.summary();
    }
  }

  private refusal(reservation: Reservation, budgets: Budgets): Refusal | undefined {
    const now = this.clock();
    const held = this.tally.heldBefore(reservation.id, now);
    if (held === undefined) {
      throw new JournalError("disk", new Error(`the reservation ${reservation.id} was not found again`));
    }
    const today = dayOf(now);
    const sums = this.tally.sumsAt(now);
    const ofFeature = sums.filter(({ feature }) => feature === reservation.feature);
    const spent = {
      feature: dollarsOf(ofFeature, today) + held.byFeature,
      day: dollarsOf(sums, today) + held.inAll,
      month: dollarsOf(sums, today.slice(0, 7)) + held.inAll,
    };
    return refusalOf(reservation, spent, budgets);
  }

  /** Reads what all windows wrote up to now, then looks. One after the other: each line is added up once. */
  private caughtUp<Result>(look: () => Result): Promise<Result> {
    const turn = this.last.then(async () => {
      const { folder, tally } = this;
      const { entries, position } = await readOn({ folder, name, schema: ledgerEntry }, tally.position);
      tally.take(entries, position);
      this.written = 0;
      this.unsaved += entries.length;
      if (this.unsaved >= linesBetweenCheckpoints) {
        await onDisk(() =>
          writeAtomically(checkpointIn(folder), Buffer.from(JSON.stringify(tally.saved(this.clock())))),
        );
        this.unsaved = 0;
      }
      return look();
    });
    // Its caller hears of a failure; the next in turn starts all the same.
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

/** The sums up to a place in the journal; whichever window wrote it, they are whole. */
function checkpointIn(folder: string): string {
  return join(folder, "sums.json");
}

/** Without a checkpoint that can be read all is added up anew from the journal. */
async function savedTally(folder: string): Promise<Tally> {
  const bytes = await onDisk(() => unlessGone(readFile(checkpointIn(folder), "utf8")));
  try {
    return new Tally(bytes === undefined ? undefined : tallySchema.parse(JSON.parse(bytes)));
  } catch {
    return new Tally();
  }
}
