import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { removeUnfinished, writeAtomically } from "../../journal/atomicFile.ts";

/** What was indexed of a file, and what the disk said of it then. */
export interface SavedFile {
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly size: number;
  readonly record: Uint8Array;
}

/** A file of another format is not read; what it says is found out anew. */
const magic = Buffer.from("caveat index 1\n");
/** Length and checksum of what follows, 4 bytes each. */
const frameHead = 8;
/** Time and size, 8 bytes each, and the path's length, 4. */
const fileHead = 20;
/** Records hold files of at most 1 MB, in fewer bytes. */
const longestFrame = 1 << 24;
const chunkBytes = 1 << 20;

/**
 * A folder's index on disk, which is written as a whole and read as far as it is whole: each file's part has a length and a CRC-32 (ISO
 * 3309) before it. What is damaged or missing is read anew from the workspace.
 */
export class SavedIndex {
  private readonly storage: string;
  private readonly path: string;

  /** `folder`: the folder of the workspace that it tells of; `storage`: where it lies. */
  constructor(storage: string, folder: string) {
    this.storage = storage;
    this.path = join(storage, `${createHash("sha256").update(folder).digest("hex").slice(0, 32)}.index`);
  }

  /** What was saved, as far as it can be read: none was written yet, or it is out of reach or damaged, then all else is indexed anew. */
  async *load(): AsyncGenerator<SavedFile> {
    try {
      yield* decodeFiles(createReadStream(this.path, { highWaterMark: chunkBytes }));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) {
        throw error;
      }
    }
  }

  /** Takes the place of what was there. Throws what the system throws. */
  async save(files: Iterable<SavedFile>): Promise<void> {
    await mkdir(this.storage, { recursive: true, mode: 0o700 });
    await removeUnfinished(this.storage, Date.now());
    await writeAtomically(this.path, encodeFiles(files));
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }
}

/** The bytes of an index on disk, in parts of some size, so that no copy of the whole is in memory. */
export function* encodeFiles(files: Iterable<SavedFile>): Generator<Uint8Array> {
  let parts: Uint8Array[] = [magic];
  let length = 0;
  for (const file of files) {
    const frame = frameOf(file);
    parts.push(frame);
    length += frame.length;
    if (length > chunkBytes) {
      yield Buffer.concat(parts);
      parts = [];
      length = 0;
    }
  }
  yield Buffer.concat(parts);
}

/** Reads files as far as the bytes are whole. */
export async function* decodeFiles(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<SavedFile> {
  let buffer = Buffer.alloc(0);
  let isBegun = false;
  for await (const chunk of chunks) {
    buffer = buffer.length === 0 ? Buffer.from(chunk) : Buffer.concat([buffer, chunk]);
    if (!isBegun) {
      if (buffer.length < magic.length) {
        continue;
      }
      if (!buffer.subarray(0, magic.length).equals(magic)) {
        return;
      }
      buffer = buffer.subarray(magic.length);
      isBegun = true;
    }
    for (let end = endOfFrame(buffer); end <= buffer.length; end = endOfFrame(buffer)) {
      const file = fileOf(buffer.subarray(0, end));
      if (file === undefined) {
        return;
      }
      yield file;
      buffer = buffer.subarray(end);
    }
  }
}

function frameOf({ path, modified, size, record }: SavedFile): Uint8Array {
  const name = Buffer.from(path);
  const frame = Buffer.alloc(frameHead + fileHead + name.length + record.length);
  const body = frame.subarray(frameHead);
  body.writeDoubleLE(modified, 0);
  body.writeDoubleLE(size, 8);
  body.writeUInt32LE(name.length, 16);
  body.set(name, fileHead);
  body.set(record, fileHead + name.length);
  frame.writeUInt32LE(body.length, 0);
  frame.writeUInt32LE(crc32(body), 4);
  return frame;
}

/** Where the first frame ends; infinite where that is not known yet. */
function endOfFrame(buffer: Buffer): number {
  if (buffer.length < frameHead) {
    return Number.POSITIVE_INFINITY;
  }
  // A length that can't be makes a frame that fails its check, not one to wait for.
  const length = buffer.readUInt32LE(0);
  return frameHead + (length > longestFrame ? 0 : length);
}

function fileOf(frame: Buffer): SavedFile | undefined {
  const body = frame.subarray(frameHead);
  if (body.length < fileHead || frame.readUInt32LE(0) !== body.length || frame.readUInt32LE(4) !== crc32(body)) {
    return undefined;
  }
  const nameEnd = fileHead + body.readUInt32LE(16);
  const record = Uint8Array.from(body.subarray(nameEnd));
  const path = body.toString("utf8", fileHead, nameEnd);
  return { path, modified: body.readDoubleLE(0), size: body.readDoubleLE(8), record };
}
