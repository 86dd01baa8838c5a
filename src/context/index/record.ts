import { type ScannedLine, scanLine } from "./names.ts";

/**
 * What is kept of a file, in bytes that lie in memory and on disk alike: how many distinct names it has (4 bytes, little-endian) and their
 * hashes (4 each); then line after line its kind, tokens and number of names (1 byte each) and the places of the names among the hashes
 * (1 byte, or 255 and 3 bytes).
 */
export interface FileRecord {
  readonly bytes: Uint8Array;
  /** Distinct names, as hashes. */
  readonly names: readonly number[];
  readonly blocks: readonly Block[];
  readonly lines: number;
}

/** Some lines that follow each other: what is looked up as one. */
interface Block {
  /** Where its first line begins in the record. */
  readonly offset: number;
  /** Distinct names, by their places among the record's. */
  readonly names: readonly number[];
}

/** Lines of a block; the last one of a file may have fewer. */
export const blockLines = 16;
/** Names of one line, and of one file, beyond which it is data. */
const mostNames = 60;
const mostDistinctNames = 1 << 24;
const mostTokens = 255;
const kinds: readonly ScannedLine["kind"][] = ["code", "note", "blank"];
/** First byte of a place that takes more than one. */
const wide = 255;
const lineHead = 3;

/** Records a text, with `\n` as line ends. */
export function recordOf(text: string): FileRecord {
  const places = new Map<number, number>();
  const body: number[] = [];
  const blocks = new Blocks();
  let lines = 0;
  for (let start = 0; start <= text.length; lines++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const { kind, tokens, names } = scanLine(text, start, end);
    const kept = names.slice(0, mostNames);
    blocks.beginLine(lines, body.length);
    body.push(kinds.indexOf(kind), Math.min(mostTokens, tokens), kept.length);
    for (const name of kept) {
      const place = places.get(name) ?? places.size;
      places.set(name, place);
      blocks.addName(place);
      pushPlace(body, place);
    }
    start = end + 1;
  }
  const names = [...places.keys()];
  return { bytes: bytesOf(names, body), names, blocks: blocks.from(headLength(names.length)), lines };
}

/** Reads the record that some bytes are. Throws `RangeError` where they are none. */
export function readRecord(bytes: Uint8Array): FileRecord {
  const names = readNames(bytes);
  const blocks = new Blocks();
  let lines = 0;
  for (let at = headLength(names.length); at < bytes.length; lines++) {
    blocks.beginLine(lines, at);
    const count = bytes[at + 2] ?? mostDistinctNames;
    at += lineHead;
    for (let index = 0; index < count; index++) {
      const place = at < bytes.length ? placeAt(bytes, at) : names.length;
      if (place >= names.length) {
        throw new RangeError("not a record of the index");
      }
      blocks.addName(place);
      at += placeLength(bytes, at);
    }
  }
  return { bytes, names, blocks: blocks.from(0), lines };
}

/** The lines of the block that begins at an offset. The bytes are known to be a record. */
export function linesOfBlock(bytes: Uint8Array, offset: number): readonly ScannedLine[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lines: ScannedLine[] = [];
  for (let at = offset; at < bytes.length && lines.length < blockLines; ) {
    const names: number[] = [];
    const line = { kind: kinds[bytes[at]!] ?? "code", tokens: bytes[at + 1]!, names };
    const count = bytes[at + 2]!;
    at += lineHead;
    for (let index = 0; index < count; index++) {
      names.push(view.getUint32(headLength(placeAt(bytes, at)), true));
      at += placeLength(bytes, at);
    }
    lines.push(line);
  }
  return lines;
}

/** Gathers blocks while lines are written or read. */
class Blocks {
  private readonly all: { offset: number; names: Set<number> }[] = [];

  beginLine(line: number, offset: number): void {
    if (line % blockLines === 0) {
      this.all.push({ offset, names: new Set() });
    }
  }

  addName(place: number): void {
    this.all.at(-1)?.names.add(place);
  }

  from(start: number): readonly Block[] {
    return this.all.map(({ offset, names }) => ({ offset: start + offset, names: [...names] }));
  }
}

function headLength(names: number): number {
  return 4 + names * 4;
}

function bytesOf(names: readonly number[], body: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(headLength(names.length) + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, names.length, true);
  names.forEach((name, place) => {
    view.setUint32(headLength(place), name, true);
  });
  bytes.set(body, headLength(names.length));
  return bytes;
}

function readNames(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0, true);
  if (headLength(count) > bytes.length) {
    throw new RangeError("not a record of the index");
  }
  return Array.from({ length: count }, (_, place) => view.getUint32(headLength(place), true));
}

function pushPlace(body: number[], place: number): void {
  if (place < wide) {
    body.push(place);
  } else {
    body.push(wide, place & 255, (place >> 8) & 255, place >> 16);
  }
}

function placeAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  return first < wide ? first : bytes[at + 1]! | (bytes[at + 2]! << 8) | (bytes[at + 3]! << 16);
}

function placeLength(bytes: Uint8Array, at: number): number {
  return bytes[at]! < wide ? 1 : 4;
}
