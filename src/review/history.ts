import type * as z from "zod/mini";
import { JournalError, onDisk } from "../journal/errors.ts";
import { type Journal, openJournal } from "../journal/journal.ts";
import { type HistoryEntry, type HistoryEvent, type HistorySummary, historyEvent } from "./historyEntry.ts";
import { openThreadFiles, type ThreadFiles } from "./threadFiles.ts";

export interface HistoryOptions<Content> {
  /** Absolute; made where it is missing. */
  readonly folder: string;
  /**
   * What the content of an entry is parsed by, when saved and when loaded. What it does not name is never written: a schema
   * names no key and nothing else that is secret.
   */
  readonly schema: z.ZodMiniType<Content>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Most entries that are kept; 200 if nothing else is said. */
  readonly mostEntries?: number;
  /** Most bytes that they take; 20 MB if nothing else is said. */
  readonly mostBytes?: number;
}

/**
 * Threads with their proposals and what became of them, kept over restarts and shared by all windows. Each is a file of its own,
 * replaced as a whole; a journal holds what a list shows, so that listing reads no content. Where both are full, the oldest go.
 * Methods throw `JournalError` and nothing else.
 */
export interface History<Content> {
  /** Keeps an entry, in place of an older one with its id. An id is of letters, digits, `-` and `_`. */
  save(entry: HistoryEntry<Content>): Promise<void>;
  /** What is kept, the newest first. */
  list(signal?: AbortSignal): Promise<readonly HistorySummary[]>;
  /** An entry; `undefined` where there is none that this version can read. A file that is damaged is set aside and stays on disk. */
  load(id: string): Promise<HistoryEntry<Content> | undefined>;
  delete(id: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the history, or begins it. Throws `JournalError`. */
export async function openHistory<Content>(options: HistoryOptions<Content>): Promise<History<Content>> {
  const { folder, clock } = options;
  const files = await openThreadFiles(folder, options.schema, clock);
  const journal = await openJournal({
    folder,
    name: "outcomes",
    schema: historyEvent,
    clock,
    segmentBytes: 1 << 18,
    segments: 4,
  });
  return new DiskHistory(options, files, journal);
}

class DiskHistory<Content> implements History<Content> {
  private readonly mostEntries: number;
  private readonly mostBytes: number;
  private readonly files: ThreadFiles<Content>;
  private readonly journal: Journal<HistoryEvent>;
  private last: Promise<unknown> = Promise.resolve();

  constructor(options: HistoryOptions<Content>, files: ThreadFiles<Content>, journal: Journal<HistoryEvent>) {
    const { mostEntries = 200, mostBytes = 20_000_000 } = options;
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
    this.files = files;
    this.journal = journal;
  }

  save(entry: HistoryEntry<Content>): Promise<void> {
    return this.inTurn(async () => {
      const bytes = this.files.encode(entry);
      if (bytes.length > this.mostBytes) {
        throw new JournalError("tooLarge");
      }
      await this.files.write(entry.id, bytes);
      await this.journal.append({ type: "saved", summary: summaryOf(entry) });
      await this.letGoOfOldest(entry.id);
    });
  }

  async list(signal?: AbortSignal): Promise<readonly HistorySummary[]> {
    const told = await this.told(signal);
    const summaries: HistorySummary[] = [];
    for (const { id } of await onDisk(() => this.files.list())) {
      if (signal?.aborted) {
        break;
      }
      // A window that was killed between file and journal has left a file alone.
      const summary = told.get(id) ?? (await this.load(id).then((entry) => entry && summaryOf(entry)));
      if (summary !== undefined) {
        summaries.push(summary);
      }
    }
    return summaries.sort((one, other) => other.at - one.at);
  }

  load(id: string): Promise<HistoryEntry<Content> | undefined> {
    return onDisk(() => this.files.read(id));
  }

  delete(id: string): Promise<void> {
    return this.inTurn(async () => {
      await this.files.remove(id);
      await this.journal.append({ type: "deleted", id });
    });
  }

  async close(): Promise<void> {
    await this.last;
    await this.journal.close();
  }

  /** The newest that the journal tells of each entry. */
  private async told(signal?: AbortSignal): Promise<ReadonlyMap<string, HistorySummary>> {
    const told = new Map<string, HistorySummary>();
    for await (const { entry } of this.journal.read(signal)) {
      if (entry.type === "saved") {
        told.set(entry.summary.id, entry.summary);
      } else {
        told.delete(entry.id);
      }
    }
    return told;
  }

  /** Of files that are over the limits the longest unchanged go first, never the one just saved; those set aside count too. */
  private async letGoOfOldest(saved: string): Promise<void> {
    const files = [...(await this.files.list()), ...(await this.files.listSetAside())];
    let count = files.length;
    let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    for (const file of files.sort((one, other) => one.changedAt - other.changedAt)) {
      if (count <= this.mostEntries && bytes <= this.mostBytes) {
        return;
      }
      if (file.id !== saved) {
        await this.files.removeFile(file);
        count--;
        bytes -= file.bytes;
      }
    }
  }

  /** One after the other, so that two saves of one entry end in the order in which they were asked for. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.last.then(() => onDisk(work));
    // Its caller hears of a failure; the next in turn starts all the same.
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

function summaryOf({ id, feature, title, at, outcome }: HistorySummary): HistorySummary {
  return { id, feature, title, at, outcome };
}
