import { crc32 } from "node:zlib";
import * as z from "zod/mini";

/** Newer formats have higher numbers; a reader leaves lines of a format that it does not know as they are. */
const formatVersion = 1;

/** Every line begins so, then come eight hexadecimal digits. Inside of a JSON text it can only stand outside of strings. */
const mark = '{"crc":"';
const digits = 8;
/** Length of `{"crc":"01234567",`; the checksum is of all bytes after it. */
const headLength = mark.length + digits + 2;

/** A value with the time at which it was written, in milliseconds since 1970. */
export interface Recorded<Entry> {
  readonly at: number;
  readonly entry: Entry;
}

/** What some bytes turned out to be. `newer`: of a format or with content that this version does not know. */
export type Line<Entry> =
  | ({ readonly kind: "known"; readonly bytes: Uint8Array } & Recorded<Entry>)
  | { readonly kind: "newer"; readonly bytes: Uint8Array }
  | { readonly kind: "damaged"; readonly bytes: Uint8Array };

const envelope = z.object({ v: z.number(), at: z.number(), entry: z.unknown() });

/**
 * A value as one line, its `\n` included: JSON, so that people and `jq` can read it, with the format's version and the CRC-32
 * (ISO 3309, as in zip files) of all that follows it.
 */
export function encodeLine(at: number, entry: unknown): Uint8Array {
  const body = JSON.stringify({ v: formatVersion, at, entry }).slice(1);
  return Buffer.from(`${mark}${checksum(body)}",${body}\n`);
}

/** Reads one line, given without its `\n`. Never throws: what can't be read says so. */
export function decodeLine<Entry>(bytes: Uint8Array, schema: z.ZodMiniType<Entry>): Line<Entry> {
  const json = wholeJson(bytes);
  const outer = envelope.safeParse(json);
  if (json === undefined) {
    return { kind: "damaged", bytes };
  }
  if (!outer.success || outer.data.v > formatVersion) {
    return { kind: "newer", bytes };
  }
  const entry = schema.safeParse(outer.data.entry);
  return entry.success ? { kind: "known", bytes, at: outer.data.at, entry: entry.data } : { kind: "newer", bytes };
}

/**
 * Reads the lines of a file, whatever became of it. Where a line's end is missing, since a writer died or a byte went bad, the
 * lines that follow are found by how they begin, so that damage costs the line it is in and no other.
 */
export function* decodeLines<Entry>(bytes: Uint8Array, schema: z.ZodMiniType<Entry>): Generator<Line<Entry>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < buffer.length; ) {
    const end = buffer.indexOf(10, start);
    const stop = end < 0 ? buffer.length : end;
    if (stop > start) {
      yield* linesWithin(buffer.subarray(start, stop), schema);
    }
    start = stop + 1;
  }
}

function* linesWithin<Entry>(bytes: Buffer, schema: z.ZodMiniType<Entry>): Generator<Line<Entry>> {
  let damagedFrom = 0;
  for (let start = 0; start >= 0; start = bytes.indexOf(mark, start + 1)) {
    const stop = stopOf(bytes, start);
    if (stop === undefined) {
      continue;
    }
    if (start > damagedFrom) {
      yield { kind: "damaged", bytes: bytes.subarray(damagedFrom, start) };
    }
    yield decodeLine(bytes.subarray(start, stop), schema);
    damagedFrom = stop;
    start = stop - 1;
  }
  if (damagedFrom < bytes.length) {
    yield { kind: "damaged", bytes: bytes.subarray(damagedFrom) };
  }
}

/** Where the line ends that begins at `start`: at the end of all or where the next begins, or a byte before, its line end gone bad. */
function stopOf(bytes: Buffer, start: number): number | undefined {
  const isLine = (stop: number) => wholeJson(bytes.subarray(start, stop)) !== undefined;
  for (let next = bytes.length; next > start; next = bytes.lastIndexOf(mark, next - 1)) {
    const stop = [next, next - 1].find(isLine);
    if (stop !== undefined) {
      return stop;
    }
  }
  return undefined;
}

/** The JSON of a line whose checksum is right; `undefined` for all else. */
function wholeJson(bytes: Uint8Array): unknown {
  const head = Buffer.from(bytes.subarray(0, headLength)).toString("latin1");
  const body = bytes.subarray(headLength);
  if (head !== `${mark}${checksum(body)}",`) {
    return undefined;
  }
  try {
    return JSON.parse(`{${new TextDecoder("utf-8", { fatal: true }).decode(body)}`);
  } catch {
    // The checksum was right by chance: one in four billion.
    return undefined;
  }
}

function checksum(body: string | Uint8Array): string {
  return crc32(body).toString(16).padStart(digits, "0");
}
