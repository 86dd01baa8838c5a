import { commonLength } from "../../text/commonLength.ts";
import { endOfToken } from "./tokens.ts";
import { TokenTable } from "./tokenTable.ts";
import { lineBreakToken, unknownToken, type Vocabulary } from "./vocabulary.ts";

/** Tokens of the document's past windows that may stay in front of the current one. */
const mostTokens = 100_000;
/** Characters that say where a moved window begins in the last one. */
const anchorLength = 200;
/** Tokens before the cursor that predictions look at; longer matches say no more. */
export const contextLength = 48;
/** Room for a line that is written on. */
const mostLineTokens = 400;
const lastUseSlots = 1 << 12;
/** Of the table above the cursor: a document's first line follows a line break like every other one. */
const emptyLength = 2;
/** Characters below which a suffix is taken for the document's end. */
const shortSuffix = 8_000;

interface Mark {
  readonly offset: number;
  readonly length: number;
}

/** The innermost cache: the open document around the cursor, kept from key press to key press so that each cuts only what changed. */
export class DocumentCache {
  readonly above: TokenTable;
  readonly below: TokenTable;
  /** The last tokens before the cursor, and room behind them for guesses. */
  readonly context = new Uint32Array(contextLength + mostLineTokens * 2);
  /** Tokens in `context`, without the unfinished one. */
  contextEnd = 0;
  /** The unfinished token at the cursor. */
  partial = "";
  private readonly vocabulary: Vocabulary;
  /** Where names were last used; names that share a slot push each other out. */
  private readonly lastUses = new Uint32Array(lastUseSlots);
  private aboveText = "";
  private belowText = "";
  private marks: Mark[] = [];

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.above = new TokenTable(vocabulary);
    this.above.push(lineBreakToken);
    this.below = new TokenTable(vocabulary);
  }

  /** Memory in bytes. */
  get bytes(): number {
    return this.above.bytes + this.below.bytes + 2 * (this.aboveText.length + this.belowText.length);
  }

  /** Takes the text around the cursor, with `\n` as line ends. */
  update(prefix: string, suffix: string): void {
    const lineStart = Math.max(0, prefix.lastIndexOf("\n"));
    this.updateAbove(prefix.slice(0, lineStart));
    this.updateBelow(suffix);
    this.updateLine(prefix.slice(lineStart));
  }

  /** Tokens since a name was last used above the cursor's line; 0 if it was not. */
  distanceTo(name: number): number {
    const position = this.lastUses[name & (lastUseSlots - 1)]!;
    const isUse = position > 0 && position < this.above.length;
    return isUse && this.vocabulary.nameOf(this.above.tokenAt(position)) === name ? this.above.length - position : 0;
  }

  private updateAbove(text: string): void {
    this.align(text);
    const same = commonLength(this.aboveText, text);
    let mark = this.marks.pop();
    while (mark !== undefined && mark.offset > same) {
      mark = this.marks.pop();
    }
    this.above.truncate(mark?.length ?? emptyLength);
    this.aboveText = text;
    for (let at = mark?.offset ?? 0; at < text.length; ) {
      if (at === 0 || text.charCodeAt(at) === 10) {
        this.marks.push({ offset: at, length: this.above.length });
      }
      const end = endOfToken(text, at);
      this.pushAbove(this.vocabulary.intern(text, at, end));
      at = end;
    }
  }

  private pushAbove(token: number): void {
    const name = this.vocabulary.nameOf(token);
    if (name !== unknownToken) {
      this.lastUses[name & (lastUseSlots - 1)] = this.above.length;
    }
    this.above.push(token);
  }

  /** The caller's window moves with the cursor: what fell out in front stays learnt, the rest keeps its marks. */
  private align(text: string): void {
    if (this.above.length > mostTokens) {
      this.aboveText = "";
      this.marks = [];
      return;
    }
    const moved = this.aboveText.indexOf(text.slice(0, anchorLength));
    if (moved > 0 && text.length >= anchorLength) {
      this.aboveText = this.aboveText.slice(moved);
      this.marks = this.marks
        .filter((mark) => mark.offset >= moved)
        .map((mark) => ({ offset: mark.offset - moved, length: mark.length }));
    }
  }

  private updateBelow(suffix: string): void {
    const lineEnd = suffix.indexOf("\n");
    // A window's end moves with the cursor: without its cut line the text stays the same from key press to key press.
    const end = suffix.length < shortSuffix ? suffix.length : suffix.lastIndexOf("\n");
    const text = lineEnd < 0 ? "" : suffix.slice(lineEnd, end);
    if (text === this.belowText) {
      return;
    }
    this.belowText = text;
    this.below.truncate(1);
    for (let at = 0; at < text.length; ) {
      const end = endOfToken(text, at);
      this.below.push(this.vocabulary.intern(text, at, end));
      at = end;
    }
  }

  private updateLine(line: string): void {
    const kept = Math.min(contextLength, this.above.length - 1);
    this.contextEnd = 0;
    for (let position = this.above.length - kept; position < this.above.length; position++) {
      this.context[this.contextEnd++] = this.above.tokenAt(position);
    }
    this.partial = "";
    for (let at = 0; at < line.length; ) {
      const end = endOfToken(line, at);
      if (end === line.length) {
        this.partial = line.slice(at);
        return;
      }
      this.pushContext(this.vocabulary.intern(line, at, end));
      at = end;
    }
  }

  private pushContext(token: number): void {
    if (this.contextEnd === contextLength + mostLineTokens) {
      this.context.copyWithin(0, mostLineTokens, this.contextEnd);
      this.contextEnd = contextLength;
    }
    this.context[this.contextEnd++] = token;
  }
}
