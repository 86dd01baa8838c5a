import { dirname } from "node:path";
import type { ScannedLine } from "./names.ts";
import { Postings } from "./postings.ts";
import { type FileRecord, linesOfBlock, readRecord } from "./record.ts";

/** A file as it is indexed. */
export interface IndexedFile {
  /** Absolute path, or the uri of a document that is no file. */
  readonly key: string;
  readonly folder: string;
  /** What the disk said when it was read; 0 for the text of an open document. */
  readonly modified: number;
  readonly size: number;
  readonly firstBlock: number;
  readonly blocks: number;
  /** Where its record lies. */
  readonly page: Uint8Array;
  readonly start: number;
  readonly length: number;
  readonly lines: number;
  /** A forgotten file stays until the store is rebuilt, and counts for nothing; so does one that is not confirmed yet. */
  alive: boolean;
}

const pageBytes = 1 << 20;
const firstBlocks = 1 << 10;
/** What a file takes besides its record and its blocks, in bytes: an object, its path, a slot in a map. */
const bytesPerFile = 300;
/** A rebuild pays once this many bytes and this share of all are forgotten ones. */
const leastForgottenBytes = 1_000_000;
const leastForgottenShare = 0.25;

/** All records in memory, and in which of their blocks each name stands. */
export class Store {
  readonly postings = new Postings();
  private readonly files = new Map<string, IndexedFile>();
  private page = new Uint8Array(pageBytes);
  private pageUsed = 0;
  private pagesBytes = pageBytes;
  private forgottenBytes = 0;
  private recordBytes = 0;
  private owners: IndexedFile[] = [];
  private offsets = new Uint32Array(firstBlocks);
  private blocks = 0;
  private lineCount = 0;

  /** Memory in bytes. */
  get bytes(): number {
    return this.postings.bytes + this.pagesBytes + this.offsets.length * 12 + this.files.size * bytesPerFile;
  }

  /** Whether enough was forgotten for a rebuild to pay. */
  get isWorthRebuilding(): boolean {
    return this.forgottenBytes > leastForgottenBytes && this.forgottenBytes > this.recordBytes * leastForgottenShare;
  }

  /** Blocks, forgotten ones included: their numbers are less than this. */
  get blockCount(): number {
    return this.blocks;
  }

  /** Lines of the files. */
  get lines(): number {
    return this.lineCount;
  }

  /** All but the forgotten files. */
  all(): IterableIterator<IndexedFile> {
    return this.files.values();
  }

  get size(): number {
    return this.files.size;
  }

  get(key: string): IndexedFile | undefined {
    return this.files.get(key);
  }

  /**
   * What was under the key before is forgotten. `modified`, `size`: as the disk says, or 0. A file that is not `alive` counts for nothing
   * until it is confirmed.
   */
  add(key: string, modified: number, size: number, { bytes, names, blocks, lines }: FileRecord, alive = true): void {
    this.forget(key);
    const { page, start } = this.place(bytes);
    const file: IndexedFile = {
      ...{ key, folder: dirname(key), modified, size, firstBlock: this.blocks, blocks: blocks.length },
      ...{ page, start, length: bytes.length, lines, alive },
    };
    this.files.set(key, file);
    this.recordBytes += bytes.length;
    this.lineCount += lines;
    for (const block of blocks) {
      const number = this.blocks++;
      this.owners[number] = file;
      this.setOffset(number, block.offset);
      for (const place of block.names) {
        this.postings.add(names[place]!, number);
      }
    }
  }

  forget(key: string): void {
    const file = this.files.get(key);
    if (file !== undefined) {
      file.alive = false;
      this.files.delete(key);
      this.forgottenBytes += file.length;
      this.lineCount -= file.lines;
    }
  }

  /** The file that holds a block, forgotten or not. */
  ownerOf(block: number): IndexedFile {
    return this.owners[block]!;
  }

  recordOf({ page, start, length }: IndexedFile): Uint8Array {
    return page.subarray(start, start + length);
  }

  linesOf(block: number): readonly ScannedLine[] {
    return linesOfBlock(this.recordOf(this.ownerOf(block)), this.offsets[block]!);
  }

  /** How much it says that two places share a name: more the fewer blocks have it (inverse document frequency). */
  rarity(name: number): number {
    return Math.log(1 + this.blocks / (1 + this.postings.count(name)));
  }

  /** A new store with all but the forgotten files, a file a step; what is forgotten here meanwhile is forgotten there. */
  *rebuilt(): Generator<undefined, Store> {
    const store = new Store();
    for (const file of [...this.files.values()]) {
      if (this.files.get(file.key) === file) {
        store.add(file.key, file.modified, file.size, readRecord(this.recordOf(file)), file.alive);
      }
      yield;
    }
    for (const file of [...store.files.values()]) {
      const original = this.files.get(file.key);
      if (original === undefined) {
        store.forget(file.key);
      } else {
        file.alive = original.alive;
      }
    }
    return store;
  }

  private place(bytes: Uint8Array): { readonly page: Uint8Array; readonly start: number } {
    if (bytes.length > pageBytes / 4) {
      this.pagesBytes += bytes.length;
      return { page: bytes, start: 0 };
    }
    if (this.pageUsed + bytes.length > pageBytes) {
      this.page = new Uint8Array(pageBytes);
      this.pagesBytes += pageBytes;
      this.pageUsed = 0;
    }
    const start = this.pageUsed;
    this.page.set(bytes, start);
    this.pageUsed += bytes.length;
    return { page: this.page, start };
  }

  private setOffset(block: number, offset: number): void {
    if (block >= this.offsets.length) {
      const longer = new Uint32Array(this.offsets.length * 2);
      longer.set(this.offsets);
      this.offsets = longer;
    }
    this.offsets[block] = offset;
  }
}
