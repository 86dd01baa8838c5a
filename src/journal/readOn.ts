import { open } from "node:fs/promises";
import { onDisk, unlessGone } from "./errors.ts";
import type { JournalOptions } from "./journal.ts";
import { decodeLines, type Recorded } from "./line.ts";
import { type Segment, segmentsOf } from "./segments.ts";

/** How many bytes of each file were read, by its number. */
export type Position = Readonly<Record<string, number>>;

/** An entry and where it stands: of two in one file the one with the smaller offset was written first, whoever wrote it. */
export interface Placed<Entry> extends Recorded<Entry> {
  readonly segment: number;
  readonly offset: number;
}

/**
 * What was appended to a journal since a position, by any window, in the order of its files. A line that is still being written
 * is left for the next time; damaged lines are skipped. Throws `JournalError`.
 */
export async function readOn<Entry>(
  { folder, name, schema }: Pick<JournalOptions<Entry>, "folder" | "name" | "schema">,
  position: Position,
): Promise<{ readonly entries: readonly Placed<Entry>[]; readonly position: Position }> {
  return onDisk(async () => {
    const entries: Placed<Entry>[] = [];
    const reached: Record<string, number> = {};
    for (const segment of await segmentsOf(folder, name)) {
      const from = position[segment.number] ?? 0;
      const bytes = await wholeLinesFrom(segment, from);
      for (const line of decodeLines(bytes, schema)) {
        if (line.kind === "known") {
          const offset = from + line.bytes.byteOffset - bytes.byteOffset;
          entries.push({ at: line.at, entry: line.entry, segment: segment.number, offset });
        }
      }
      reached[segment.number] = from + bytes.length;
    }
    return { entries, position: reached };
  });
}

/** The bytes from an offset on, up to the last line end. */
async function wholeLinesFrom({ path }: Segment, from: number): Promise<Buffer> {
  const handle = await unlessGone(open(path, "r"));
  if (handle === undefined) {
    return Buffer.alloc(0);
  }
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.max(0, size - from));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytes.subarray(0, bytesRead).lastIndexOf(10) + 1);
  } finally {
    await handle.close();
  }
}
