import type { DocumentCache } from "./documentCache.ts";
import type { TokenTable } from "./tokenTable.ts";
import { unknownToken, type Vocabulary } from "./vocabulary.ts";

/** Tokens of the document around the cursor that are counted, above and below: some 3,000 lines, half a millisecond. */
const mostAbove = 16_384;
const mostBelow = 8192;
const slots = 1 << 14;
const slotFactor = 0x9e3779b1;

/** How the document around the cursor uses each of its names. Names that share a slot are counted together: few do. */
export class NameUses {
  private readonly vocabulary: Vocabulary;
  private readonly kinds = new Map<number, number>();
  private readonly all = new Uint16Array(slots);
  private readonly members = new Uint16Array(slots);
  private readonly byFollower = new Uint16Array(slots);

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Counts anew. */
  count({ above, below }: DocumentCache): void {
    for (const counts of [this.all, this.members, this.byFollower]) {
      counts.fill(0);
    }
    this.countIn(above, Math.max(1, above.length - mostAbove), above.length - 1);
    this.countIn(below, 1, Math.min(below.length - 1, mostBelow));
  }

  /** Uses of a token's name. */
  of(token: number): number {
    return this.all[slotOf(this.vocabulary.nameOf(token))]!;
  }

  /** Uses of its name behind a dot. */
  asMember(token: number): number {
    return this.members[slotOf(this.vocabulary.nameOf(token))]!;
  }

  /** Uses of its name before what begins as `next` does: a call's bracket, an assignment, a line's end. */
  before(token: number, next: number): number {
    return this.byFollower[this.followerSlot(token, next)]!;
  }

  private countIn(table: TokenTable, from: number, end: number): void {
    const { vocabulary } = this;
    for (let position = from; position < end; position++) {
      const token = table.tokenAt(position);
      const name = vocabulary.nameOf(token);
      if (name !== unknownToken) {
        this.all[slotOf(name)]!++;
        this.members[slotOf(name)]! += vocabulary.isMember(token) ? 1 : 0;
        this.byFollower[this.followerSlot(token, table.tokenAt(position + 1))]!++;
      }
    }
  }

  private followerSlot(token: number, next: number): number {
    return slotOf(this.vocabulary.nameOf(token) * 256 + this.kindOf(next));
  }

  /** A number for what a token begins with, blanks aside; words are one. */
  private kindOf(token: number): number {
    const known = this.kinds.get(token);
    if (known !== undefined) {
      return known;
    }
    const text = this.vocabulary.textOf(token);
    const first = text.startsWith("\n") ? "\n" : text.trimStart();
    const kind = /^[\w$\u0080-\uffff]/.test(first) ? 0 : first.charCodeAt(0) & 255;
    this.kinds.set(token, kind);
    return kind;
  }
}

function slotOf(value: number): number {
  const mixed = Math.imul(value, slotFactor);
  return (mixed ^ (mixed >>> 15)) & (slots - 1);
}
