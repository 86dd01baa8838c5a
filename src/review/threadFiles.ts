import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type * as z from "zod/mini";
import { removeUnfinished, writeAtomically } from "../journal/atomicFile.ts";
import { JournalError, onDisk, unlessGone } from "../journal/errors.ts";
import { decodeLine, encodeLine } from "../journal/line.ts";
import { type HistoryEntry, historyEntry } from "./historyEntry.ts";

/** A file in the history's folder. */
export interface ThreadFile {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

const ending = ".json";
/** Files that could not be read bear this after their name: nothing is emptied that a person may want to look at. */
const setAside = ".json.damaged";

/** An id becomes a file's name, so it can't lead anywhere else. */
const safeId = /^[\w-]{1,100}$/;

/** Opens the folder in which each thread is a file. Throws `JournalError`. */
export async function openThreadFiles<Content>(
  root: string,
  schema: z.ZodMiniType<Content>,
  clock: () => number,
): Promise<ThreadFiles<Content>> {
  const folder = join(root, "threads");
  await onDisk(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeUnfinished(folder, clock());
  });
  return new ThreadFiles(folder, historyEntry(schema));
}

/** The files of the history, each one line of a journal's form: with a version and a checksum. What the disk refuses is thrown as it comes. */
export class ThreadFiles<Content> {
  private readonly folder: string;
  private readonly schema: z.ZodMiniType<HistoryEntry<Content>>;

  constructor(folder: string, schema: z.ZodMiniType<HistoryEntry<Content>>) {
    this.folder = folder;
    this.schema = schema;
  }

  /** Throws `JournalError` where the entry is not what the schema says. */
  encode(entry: HistoryEntry<Content>): Uint8Array {
    const parsed = this.schema.safeParse(entry);
    if (!parsed.success) {
      throw new JournalError("invalid", parsed.error);
    }
    return encodeLine(entry.at, parsed.data);
  }

  async write(id: string, bytes: Uint8Array): Promise<void> {
    await writeAtomically(this.pathOf(id), bytes);
  }

  /** Sets a damaged file aside; one of a newer version stays, and has nothing to give to this one. */
  async read(id: string): Promise<HistoryEntry<Content> | undefined> {
    const path = this.pathOf(id);
    const bytes = await unlessGone(readFile(path));
    if (bytes === undefined) {
      return undefined;
    }
    const line = decodeLine(bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes, this.schema);
    if (line.kind === "damaged") {
      await unlessGone(rename(path, join(this.folder, id + setAside)));
    }
    return line.kind === "known" ? line.entry : undefined;
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  async removeFile({ path }: ThreadFile): Promise<void> {
    await rm(path, { force: true });
  }

  list(): Promise<readonly ThreadFile[]> {
    return this.filesWith(ending);
  }

  listSetAside(): Promise<readonly ThreadFile[]> {
    return this.filesWith(setAside);
  }

  private async filesWith(end: string): Promise<readonly ThreadFile[]> {
    const files: ThreadFile[] = [];
    for (const name of await readdir(this.folder)) {
      const id = name.slice(0, -end.length);
      const path = join(this.folder, name);
      const entry = name === id + end && safeId.test(id) ? await unlessGone(stat(path)) : undefined;
      if (entry !== undefined) {
        files.push({ id, path, bytes: entry.size, changedAt: entry.mtimeMs });
      }
    }
    return files;
  }

  private pathOf(id: string): string {
    if (!safeId.test(id)) {
      throw new JournalError("invalid", new Error(`no id: ${id}`));
    }
    return join(this.folder, id + ending);
  }
}
