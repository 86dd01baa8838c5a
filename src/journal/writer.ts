import { type FileHandle, open, rm } from "node:fs/promises";
import { JournalError } from "./errors.ts";
import { type Segment, segmentAt, segmentsOf } from "./segments.ts";

export interface WriterOptions {
  readonly folder: string;
  readonly name: string;
  /** Bytes from which on a file is full and the next one is begun. */
  readonly segmentBytes: number;
  /** Most files that are kept. */
  readonly segments: number;
}

/**
 * Appends lines to the newest file of a journal and begins the next one when it is full. Several windows may do so at once:
 * opened for appending, a file takes each write at its present end as one step (POSIX `O_APPEND`, Windows `FILE_APPEND_DATA`), so
 * lines never interleave; and since files are numbered rather than renamed, two windows that both find one full go on in the
 * same next one. Calls must not overlap.
 */
export class SegmentWriter {
  private readonly options: WriterOptions;
  private current: FileHandle | undefined;

  constructor(options: WriterOptions) {
    this.options = options;
  }

  /** Writes whole lines in one step; they outlive this process once it has resolved, and a loss of power after `sync`. */
  async write(line: Uint8Array): Promise<void> {
    const handle = await this.room();
    const { bytesWritten } = await handle.write(line);
    if (bytesWritten < line.length) {
      // The next write must look at the torn end again.
      await this.close();
      throw new JournalError("disk", new Error(`${bytesWritten} of ${line.length} bytes were written`));
    }
  }

  async sync(): Promise<void> {
    await this.current?.datasync();
  }

  async close(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    await current?.close();
  }

  private async room(): Promise<FileHandle> {
    const { segmentBytes } = this.options;
    if (this.current !== undefined && (await hasRoom(this.current, segmentBytes))) {
      return this.current;
    }
    await this.sync();
    await this.close();
    const { folder, name } = this.options;
    const existing = await segmentsOf(folder, name);
    const newest = existing.at(-1) ?? segmentAt(folder, name, 1);
    const handle = await this.open(newest);
    return (await hasRoom(handle, segmentBytes)) ? handle : this.begin(newest.number + 1, existing);
  }

  private async begin(number: number, existing: readonly Segment[]): Promise<FileHandle> {
    await this.close();
    const { folder, name, segments } = this.options;
    const handle = await this.open(segmentAt(folder, name, number));
    for (const { path } of existing.slice(0, Math.max(0, existing.length + 1 - segments))) {
      await rm(path, { force: true });
    }
    return handle;
  }

  private async open(segment: Segment): Promise<FileHandle> {
    this.current = await openToAppend(segment);
    return this.current;
  }
}

/** A file that was removed or replaced meanwhile has no room: what is written to it would be lost. */
async function hasRoom(handle: FileHandle, segmentBytes: number): Promise<boolean> {
  const { size, nlink } = await handle.stat();
  return size < segmentBytes && nlink > 0;
}

/** A line that a writer left unfinished is ended: one byte more, none less, since another window may be writing too. */
async function openToAppend({ path }: Segment): Promise<FileHandle> {
  const handle = await open(path, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const last = new Uint8Array(1);
    if (size > 0) {
      await handle.read(last, 0, 1, size - 1);
    }
    if (size > 0 && last[0] !== 10) {
      await handle.write("\n");
    }
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}
