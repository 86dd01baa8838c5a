import { endOfToken } from "./tokens.ts";
import { mostTokens, TokenTable } from "./tokenTable.ts";
import { boundaryToken, lineBreakToken, Vocabulary } from "./vocabulary.ts";

/** A learnt file and where its tokens lie. */
export interface LearntFile {
  readonly key: string;
  readonly folder: string;
  readonly start: number;
  end: number;
  /** Forgotten files stay in the table until it is rebuilt, and count for nothing. */
  alive: boolean;
}

/** Before each file: a boundary, and a line break so that its first line is found like every other one. */
const openingTokens = 2;
/** Tokens learnt between two looks at the clock: some 50 microseconds. */
const sliceTokens = 256;
/** What a file's entry takes besides its tokens, in bytes: two strings, an object, a slot in a map. */
const bytesPerFile = 400;
/** A rebuild pays once this many tokens and this share of them are forgotten ones. */
const leastForgottenTokens = 50_000;
const leastForgottenShare = 0.25;

/** Everything learnt of the workspace: one table of tokens, and which file each part of it came from. */
export class Corpus {
  /** Both are replaced when the corpus is rebuilt. */
  vocabulary = new Vocabulary();
  table = new TokenTable(this.vocabulary);
  /** In the order of their positions. */
  private files: LearntFile[] = [];
  private readonly byKey = new Map<string, LearntFile>();
  private forgottenTokens = 0;

  /** Memory in bytes. */
  get bytes(): number {
    return this.vocabulary.bytes + this.table.bytes + this.files.length * bytesPerFile;
  }

  /** Whether no more tokens can be learnt before a rebuild, whatever memory there is. */
  get isFull(): boolean {
    return this.table.length >= mostTokens;
  }

  /** Whether enough was forgotten for a rebuild to pay. */
  get isWorthRebuilding(): boolean {
    const { forgottenTokens } = this;
    return forgottenTokens > leastForgottenTokens && forgottenTokens > this.table.length * leastForgottenShare;
  }

  /** The files that count. */
  get learntFiles(): LearntFile[] {
    return [...this.byKey.values()];
  }

  has(key: string): boolean {
    return this.byKey.has(key);
  }

  /** Learns a file in steps, so that whoever drives it can stop in between; what was learnt under the key before is forgotten. */
  *learn(key: string, folder: string, text: string): Generator<void> {
    this.forget(key);
    yield* this.takeBack();
    const file = this.begin(key, folder);
    for (let at = 0, learnt = 1; at < text.length && !this.isFull; learnt++) {
      const end = endOfToken(text, at);
      this.table.push(this.vocabulary.intern(text, at, end));
      file.end = this.table.length;
      at = end;
      if (learnt % sliceTokens === 0) {
        yield;
      }
    }
  }

  forget(key: string): void {
    const file = this.byKey.get(key);
    if (file !== undefined) {
      file.alive = false;
      this.forgottenTokens += file.end - file.start;
      this.byKey.delete(key);
    }
  }

  /**
   * Builds tables anew without what was forgotten, `order` saying which files come last and so are found first. Requests meanwhile
   * see what is already there. Each generator is one file's steps.
   */
  *rebuild(order: (one: LearntFile, other: LearntFile) => number): Generator<Generator<void>> {
    const { table, vocabulary } = this;
    const files = this.learntFiles.sort(order);
    table.dropChains();
    this.vocabulary = new Vocabulary();
    this.table = new TokenTable(this.vocabulary);
    this.files = [];
    this.forgottenTokens = 0;
    const renumbered = new Uint32Array(vocabulary.size);
    for (const file of files) {
      yield this.copy(file, table, vocabulary, renumbered);
    }
  }

  /** The file that holds a position, forgotten or not; there is one for each position. */
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

  /** Takes forgotten files off the table's end: a document learnt again and again leaves nothing behind. */
  private *takeBack(): Generator<void> {
    for (let last = this.files.at(-1); last?.alive === false; last = this.files.at(-1)) {
      while (this.table.length > last.start) {
        this.table.truncate(Math.max(last.start, this.table.length - sliceTokens));
        yield;
      }
      this.forgottenTokens -= last.end - last.start;
      this.files.pop();
    }
  }

  private begin(key: string, folder: string): LearntFile {
    const start = this.table.length;
    this.table.push(boundaryToken);
    this.table.push(lineBreakToken);
    const file: LearntFile = { key, folder, start, end: start + openingTokens, alive: true };
    this.files.push(file);
    this.byKey.set(key, file);
    return file;
  }

  private *copy(from: LearntFile, table: TokenTable, vocabulary: Vocabulary, renumbered: Uint32Array): Generator<void> {
    // Learnt anew, or forgotten, since the rebuild began.
    if (!from.alive) {
      return;
    }
    const file = this.begin(from.key, from.folder);
    for (let position = from.start + openingTokens; position < from.end; position++) {
      const token = table.tokenAt(position);
      if (renumbered[token] === 0) {
        const text = vocabulary.textOf(token);
        renumbered[token] = this.vocabulary.intern(text, 0, text.length);
      }
      this.table.push(renumbered[token]!);
      file.end = this.table.length;
      if (position % sliceTokens === 0) {
        yield;
      }
    }
  }
}
