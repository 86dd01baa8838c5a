import { keywords } from "../../text/keywords.ts";

/** No token, or a token that was never learnt. */
export const unknownToken = 0;
/** Stands between two files. */
export const boundaryToken = 1;
/** A line break without indentation. */
export const lineBreakToken = 2;

const Shape = { lineBreak: 1, name: 2, member: 3, first: 8 } as const;

/** Marks two bytes of a character outside ASCII. */
const wideUnit = 0xff;
/** FNV-1a. */
const hashStart = 0x811c9dc5;
const hashFactor = 0x01000193;
const initialTokens = 1024;

/** Numbers for token texts. Texts lie in one array of bytes: a map of strings would take several times the memory. */
export class Vocabulary {
  private texts = new Uint8Array(initialTokens * 8);
  private ends = new Uint32Array(initialTokens);
  private shapes = new Uint32Array(initialTokens);
  private names = new Uint32Array(initialTokens);
  /** Open addressing; a slot holds a token's number, 0 is free. */
  private slots = new Uint32Array(initialTokens * 2);
  private count = 2;

  constructor() {
    this.intern("\n", 0, 1);
  }

  /** Numbers given out so far, the two reserved ones among them. */
  get size(): number {
    return this.count;
  }

  /** Memory in bytes. */
  get bytes(): number {
    return (
      this.texts.byteLength +
      this.ends.byteLength +
      this.shapes.byteLength +
      this.names.byteLength +
      this.slots.byteLength
    );
  }

  /** The number of a token's text, a new one if need be. */
  intern(text: string, start: number, end: number): number {
    const slot = this.slotOf(text, start, end);
    const found = this.slots[slot]!;
    if (found !== unknownToken) {
      return found;
    }
    const token = this.count++;
    this.store(token, text, start, end);
    this.slots[slot] = token;
    if (this.count * 4 > this.slots.length * 3) {
      this.growSlots();
    }
    this.linkName(token, text, start, end);
    return token;
  }

  /** Whether the token's text begins with `text`. */
  startsWith(token: number, text: string): boolean {
    return this.holds(token, text, 0, text.length, false);
  }

  /** Names of one form share a shape, every other token has its own. */
  shapeOf(token: number): number {
    return this.shapes[token]!;
  }

  /** The token of the name alone, without the space or the dot before it; `unknownToken` for what is no name. */
  nameOf(token: number): number {
    return this.names[token]!;
  }

  /** Whether a name stands behind a dot. */
  isMember(token: number): boolean {
    return this.shapes[token] === Shape.member;
  }

  isLineBreak(token: number): boolean {
    return this.shapes[token] === Shape.lineBreak;
  }

  /** The token of `name` with what stands before the name in `like`. */
  nameLike(like: number, name: number): number {
    const lead = leadOf(this.textOf(like));
    const text = lead + this.textOf(name);
    return this.intern(text, 0, text.length);
  }

  textOf(token: number): string {
    let text = "";
    const end = this.ends[token]!;
    for (let at = token === 0 ? 0 : this.ends[token - 1]!; at < end; at++) {
      const byte = this.texts[at]!;
      if (byte === wideUnit) {
        text += String.fromCharCode((this.texts[at + 1]! << 8) | this.texts[at + 2]!);
        at += 2;
      } else {
        text += String.fromCharCode(byte);
      }
    }
    return text;
  }

  /** Names with something before them point to the bare name, which is interned if need be. */
  private linkName(token: number, text: string, start: number, end: number): void {
    const shape = this.shapes[token]!;
    if (shape === Shape.name) {
      this.names[token] = token;
    } else if (shape > Shape.name && shape < Shape.first) {
      this.names[token] = this.intern(text, start + 1, end);
    }
  }

  private slotOf(text: string, start: number, end: number): number {
    let hash = hashStart;
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ text.charCodeAt(at), hashFactor);
    }
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.slots[slot] !== 0 && !this.holds(this.slots[slot]!, text, start, end)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private holds(token: number, text: string, start: number, end: number, whole = true): boolean {
    const stop = this.ends[token]!;
    let at = this.ends[token - 1]!;
    for (let index = start; index < end; index++) {
      const unit = text.charCodeAt(index);
      if (at >= stop) {
        return false;
      }
      if (unit < 128) {
        if (this.texts[at++] !== unit) {
          return false;
        }
      } else {
        if (this.texts[at] !== wideUnit || this.texts[at + 1] !== unit >> 8 || this.texts[at + 2] !== (unit & 255)) {
          return false;
        }
        at += 3;
      }
    }
    return !whole || at === stop;
  }

  private store(token: number, text: string, start: number, end: number): void {
    if (token >= this.ends.length) {
      this.ends = grown(this.ends, token + 1);
      this.shapes = grown(this.shapes, token + 1);
      this.names = grown(this.names, token + 1);
    }
    let at = this.ends[token - 1]!;
    if (at + 3 * (end - start) > this.texts.length) {
      this.texts = grown(this.texts, at + 3 * (end - start));
    }
    for (let index = start; index < end; index++) {
      const unit = text.charCodeAt(index);
      if (unit < 128) {
        this.texts[at++] = unit;
      } else {
        this.texts[at++] = wideUnit;
        this.texts[at++] = unit >> 8;
        this.texts[at++] = unit & 255;
      }
    }
    this.ends[token] = at;
    this.classify(token, text.slice(start, end));
  }

  private classify(token: number, text: string): void {
    const lead = leadOf(text);
    const name = text.slice(lead.length);
    if (text.startsWith("\n")) {
      this.shapes[token] = Shape.lineBreak;
    } else if (!isName(name)) {
      this.shapes[token] = Shape.first + token;
    } else {
      this.shapes[token] = Shape.name + (lead === "" ? 0 : lead === "." ? 1 : 2);
    }
  }

  private growSlots(): void {
    const mask = this.slots.length * 2 - 1;
    this.slots = new Uint32Array(mask + 1);
    for (let token = lineBreakToken; token < this.count; token++) {
      const hash = this.hashOf(token);
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.slots[slot] !== 0) {
        slot = (slot + 1) & mask;
      }
      this.slots[slot] = token;
    }
  }

  private hashOf(token: number): number {
    let hash = hashStart;
    const end = this.ends[token]!;
    for (let at = this.ends[token - 1]!; at < end; at++) {
      let unit = this.texts[at]!;
      if (unit === wideUnit) {
        unit = (this.texts[at + 1]! << 8) | this.texts[at + 2]!;
        at += 2;
      }
      hash = Math.imul(hash ^ unit, hashFactor);
    }
    return hash;
  }
}

function leadOf(text: string): string {
  const [first] = text;
  return (first === " " || first === ".") && text.length > 1 ? first : "";
}

function isName(text: string): boolean {
  return !keywords.has(text) && /^[A-Za-z_$\u0080-\uffff]/.test(text);
}

/** A copy with room for at least `wanted` elements; an eighth more, so that little memory lies idle. */
function grown<T extends Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(array: T, wanted: number): T {
  const length = Math.max(wanted, array.length + (array.length >> 3) + 64);
  const copy = (array instanceof Uint8Array ? new Uint8Array(length) : new Uint32Array(length)) as T;
  copy.set(array);
  return copy;
}
