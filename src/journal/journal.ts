import { mkdir, readFile, stat } from "node:fs/promises";
import type * as z from "zod/mini";
import { removeUnfinished, writeAtomically } from "./atomicFile.ts";
import { JournalError, onDisk, unlessGone } from "./errors.ts";
import { decodeLines, encodeLine, type Line, type Recorded } from "./line.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import { SegmentWriter } from "./writer.ts";

/** Bytes. A write of this size is one step for every local file system; what is larger belongs into a file of its own. */
const mostLineBytes = 64 * 1024;

/** Milliseconds for which a full file must have rested before it is rewritten, so that no window is about to write to it. */
const restBeforeCompaction = 60_000;

export interface JournalOptions<Entry> {
  /** Absolute; made where it is missing. */
  readonly folder: string;
  /** Begins the names of its files; one journal's name must not begin another's with a dot after it. */
  readonly name: string;
  /** What each entry is parsed by, when written and when read; what it does not name is not written. */
  readonly schema: z.ZodMiniType<Entry>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Bytes from which on the next file is begun; 1 MB if nothing else is said. */
  readonly segmentBytes?: number;
  /** Most files that are kept, the oldest are let go; 8 if nothing else is said. */
  readonly segments?: number;
}

/**
 * An append-only record on disk that several windows write to at once. Every method throws `JournalError` and nothing else.
 * A line that was appended outlives the process, however that ends: the system has it. It outlives a loss of power after `sync`,
 * `close` or the end of its file; one in between may be lost then, and is noticed.
 */
export interface Journal<Entry> {
  append(entry: Entry): Promise<void>;
  /** All entries, the oldest file first; lines that are damaged or of a newer version are skipped and stay. Stops when the signal is aborted. */
  read(signal?: AbortSignal): AsyncIterable<Recorded<Entry>>;
  /** Rewrites the full files without the entries that are not to be kept. Lines that can't be read stay. */
  compact(keep: (recorded: Recorded<Entry>) => boolean, signal?: AbortSignal): Promise<void>;
  /** Puts on the disk what this window has appended. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a journal, or begins it. Throws `JournalError`. */
export async function openJournal<Entry>(options: JournalOptions<Entry>): Promise<Journal<Entry>> {
  await onDisk(async () => {
    await mkdir(options.folder, { recursive: true, mode: 0o700 });
    await removeUnfinished(options.folder, options.clock());
  });
  return new DiskJournal(options);
}

class DiskJournal<Entry> implements Journal<Entry> {
  private readonly options: JournalOptions<Entry>;
  private readonly writer: SegmentWriter;
  private last: Promise<unknown> = Promise.resolve();
  private isClosed = false;

  constructor(options: JournalOptions<Entry>) {
    this.options = options;
    const { folder, name, segmentBytes = 1 << 20, segments = 8 } = options;
    this.writer = new SegmentWriter({ folder, name, segmentBytes, segments });
  }

  async append(entry: Entry): Promise<void> {
    const parsed = this.options.schema.safeParse(entry);
    if (!parsed.success) {
      throw new JournalError("invalid", parsed.error);
    }
    const line = encodeLine(this.options.clock(), parsed.data);
    if (line.length > mostLineBytes) {
      throw new JournalError("tooLarge");
    }
    await this.inTurn(() => this.writer.write(line));
  }

  async *read(signal?: AbortSignal): AsyncGenerator<Recorded<Entry>> {
    for (const segment of await onDisk(() => this.segments())) {
      if (signal?.aborted) {
        return;
      }
      for (const line of await this.linesOf(segment)) {
        if (signal?.aborted) {
          return;
        }
        if (line.kind === "known") {
          yield { at: line.at, entry: line.entry };
        }
      }
    }
  }

  async compact(keep: (recorded: Recorded<Entry>) => boolean, signal?: AbortSignal): Promise<void> {
    await onDisk(async () => {
      for (const segment of (await this.segments()).slice(0, -1)) {
        if (signal?.aborted) {
          return;
        }
        await this.rewrite(segment, (line) => line.kind !== "known" || keep(line));
      }
    });
  }

  sync(): Promise<void> {
    return this.inTurn(() => this.writer.sync());
  }

  async close(): Promise<void> {
    if (!this.isClosed) {
      const closing = this.inTurn(async () => {
        await this.writer.sync();
        await this.writer.close();
      });
      this.isClosed = true;
      await closing;
    }
  }

  /** One after the other: each looks at the file's end first. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    if (this.isClosed) {
      return Promise.reject(new JournalError("closed"));
    }
    const turn = this.last.then(() => onDisk(work));
    // Its caller hears of a failure; the next in turn starts all the same.
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private segments(): Promise<readonly Segment[]> {
    return segmentsOf(this.options.folder, this.options.name);
  }

  private async linesOf({ path }: Segment): Promise<readonly Line<Entry>[]> {
    const bytes = await onDisk(() => unlessGone(readFile(path)));
    return bytes === undefined ? [] : [...decodeLines(bytes, this.options.schema)];
  }

  private async rewrite(segment: Segment, stays: (line: Line<Entry>) => boolean): Promise<void> {
    const entry = await unlessGone(stat(segment.path));
    if (entry === undefined || this.options.clock() - entry.mtimeMs < restBeforeCompaction) {
      return;
    }
    const lines = await this.linesOf(segment);
    const kept = lines.filter(stays);
    if (kept.length < lines.length) {
      const end = Uint8Array.of(10);
      await writeAtomically(segment.path, Buffer.concat(kept.flatMap(({ bytes }) => [bytes, end])));
    }
  }
}
