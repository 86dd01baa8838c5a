import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { JournalError } from "../../journal/errors.ts";
import { type Journal, openJournal } from "../../journal/journal.ts";
import { type Position, readOn } from "../../journal/readOn.ts";
import { segmentAt } from "../../journal/segments.ts";
import { KeyUse } from "./keyUse.ts";
import { type Cost, type Limits, type UseEntry, useEntry } from "./useEntry.ts";
import { positionOfRecent } from "./useStart.ts";

const name = "use";
/** Bytes and files: together they hold what 80 requests a second write in a minute, and one is read in some milliseconds. */
const sizes = { segmentBytes: 1 << 20, segments: 4 };
/** Milliseconds after which a rest that is still going on is written again, so that a window that opens finds it among the last lines. */
const closingRepeat = 60_000;

export interface SharedUseOptions {
  /** Milliseconds since 1970. */
  readonly time: () => number;
  /** One for all windows of a person; without it each window counts for itself. */
  readonly folder?: string;
  /** Told once when the folder can't be written; this window then counts for itself. */
  readonly onFailure?: (error: unknown) => void;
}

/**
 * What this person's windows use of all their keys, so that a limit holds for them together: each window appends its claim to a journal
 * and then reads on, so that of two that claim at once the later sees the earlier. Keys are named by a hash. No method throws.
 */
export class SharedUse {
  private readonly options: SharedUseOptions;
  private readonly uses = new Map<string, KeyUse>();
  private readonly window = randomUUID().slice(0, 8);
  private claims = 0;
  private journal: Promise<Journal<UseEntry>> | undefined;
  private position: Position = {};
  private isAlone: boolean;
  private last: Promise<void> = Promise.resolve();
  private pending = new Set<Promise<void>>();

  constructor(options: SharedUseOptions) {
    this.options = options;
    this.isAlone = options.folder === undefined;
  }

  /** What this window knows of a key's use. */
  of(key: string): KeyUse {
    const use = this.uses.get(key) ?? new KeyUse();
    this.uses.set(key, use);
    return use;
  }

  now(): number {
    return this.options.time();
  }

  /** Counts a request under a name that is its own, or gives the milliseconds until it may be counted. */
  async claim(key: string, cost: Cost, limits: () => Limits): Promise<string | number> {
    const use = this.of(key);
    const timeLeft = (id?: string) => use.timeLeft(cost, limits(), this.now(), id);
    if (this.journal === undefined || timeLeft() > 0) {
      await this.readOn();
    }
    const known = timeLeft();
    if (known > 0) {
      return known;
    }
    const id = `${this.window}-${++this.claims}`;
    await this.write({ type: "claimed", id, key, ...cost });
    // Read only after it was written: of two windows that claim at once the later one sees the earlier.
    await this.readOn();
    if (!use.has(id)) {
      this.fail(new JournalError("disk", new Error(`the claim ${id} was not found again`)));
      await this.write({ type: "claimed", id, key, ...cost });
    }
    let left = timeLeft(id);
    while (left === 0 && this.hasNews()) {
      await this.readOn();
      left = timeLeft(id);
    }
    if (left > 0) {
      await this.write({ type: "released", id, key });
      return left;
    }
    return id;
  }

  /** Writes what became of a claim or of a key; resolves when the other windows can read it. */
  async write(entry: UseEntry): Promise<void> {
    const writing = this.append(entry).catch((error: unknown) => {
      this.fail(error);
      this.apply(entry);
    });
    this.pending.add(writing);
    await writing;
    this.pending.delete(writing);
  }

  /** Takes in what all windows wrote up to now. One after the other: each line is counted once. */
  readOn(): Promise<void> {
    if (this.isAlone) {
      return Promise.resolve();
    }
    this.last = this.last.then(() => this.takeIn()).catch((error: unknown) => this.fail(error));
    return this.last;
  }

  /** Waits for what is being written, and lets the journal go. */
  async close(): Promise<void> {
    await Promise.all(this.pending);
    await this.last;
    await this.journal?.then((journal) => journal.close()).catch((error: unknown) => this.fail(error));
  }

  private async append(entry: UseEntry): Promise<void> {
    if (this.isAlone) {
      this.apply(entry);
      return;
    }
    const journal = await this.opened();
    for (const [key, { closing }] of this.uses) {
      if (closing.until > this.now() && this.now() - closing.at > closingRepeat) {
        this.of(key).close(closing.until, this.now());
        await journal.append({ type: "closed", key, until: closing.until });
      }
    }
    await journal.append(entry);
  }

  private opened(): Promise<Journal<UseEntry>> {
    const { folder = "", time } = this.options;
    this.journal ??= openJournal({ folder, name, schema: useEntry, clock: time, ...sizes }).then(async (journal) => {
      this.position = await positionOfRecent({ folder, name, schema: useEntry }, time());
      return journal;
    });
    return this.journal;
  }

  private async takeIn(): Promise<void> {
    await this.opened();
    const { folder = "" } = this.options;
    const { entries, position } = await readOn({ folder, name, schema: useEntry }, this.position);
    this.position = position;
    for (const placed of entries) {
      this.of(placed.entry.key).take(placed);
    }
  }

  /**
   * Whether a window wrote something since the last look: it may have been asked for rest. Asked at the last moment before a request
   * goes, so nothing is waited for: 10 microseconds.
   */
  private hasNews(): boolean {
    if (this.isAlone) {
      return false;
    }
    const { folder = "" } = this.options;
    const newest = Math.max(...Object.keys(this.position).map(Number));
    try {
      const { size } = statSync(segmentAt(folder, name, newest).path);
      return size > (this.position[newest] ?? 0);
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  /** Without other windows, what was written last stands last. */
  private apply(entry: UseEntry): void {
    this.of(entry.key).take({ entry, at: this.now(), segment: 0, offset: this.claims });
  }

  private fail(error: unknown): void {
    if (!this.isAlone) {
      this.isAlone = true;
      this.options.onFailure?.(error);
    }
  }
}
