import { endOfToken } from "./tokens.ts";
import { TokenTable } from "./tokenTable.ts";
import { boundaryToken, Vocabulary } from "./vocabulary.ts";

/** A learnt file: its tokens' positions in the table. */
export interface LearntFile {
  readonly key: string;
  readonly folder: string;
  readonly start: number;
  end: number;
  alive: boolean;
}

/** Tokens learnt between two looks at the clock. */
const sliceTokens = 256;

/** Everything learnt of the workspace: one table, and which file each part of it came from. */
export class Corpus {
  readonly vocabulary = new Vocabulary();
  readonly table = new TokenTable(this.vocabulary);
  /** In the order of their positions. */
  private files: LearntFile[] = [];
  private readonly byKey = new Map<string, LearntFile>();

  /** Memory in bytes; a file's entry is counted as 200. */
  get bytes(): number {
    return this.vocabulary.bytes + this.table.bytes + this.files.length * 200;
  }

  has(key: string): boolean {
    return this.byKey.has(key);
  }

  /** Learns a file in steps, so that whoever drives it can stop in between; what was learnt under the key before is forgotten. */
  *learn(key: string, folder: string, text: string): Generator<void> {
    this.forget(key);
    this.table.push(boundaryToken);
    const file: LearntFile = { key, folder, start: this.table.length, end: this.table.length, alive: true };
    this.files.push(file);
    this.byKey.set(key, file);
    let sinceYield = 0;
    for (let at = 0; at < text.length; ) {
      const end = endOfToken(text, at);
      this.table.push(this.vocabulary.intern(text, at, end));
      file.end = this.table.length;
      at = end;
      if (++sinceYield === sliceTokens) {
        sinceYield = 0;
        yield;
      }
    }
  }

  forget(key: string): void {
    const file = this.byKey.get(key);
    if (file !== undefined) {
      file.alive = false;
      this.byKey.delete(key);
    }
  }

  /** Keys of the files that hold. */
  keys(): IterableIterator<string> {
    return this.byKey.keys();
  }

  /** The file that holds a position, dead or alive. */
  fileAt(position: number): LearntFile {
    let low = 0;
    let high = this.files.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.files[middle]!.start <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return this.files[low]!;
  }
}
