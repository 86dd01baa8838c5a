import { Numbers24 } from "./numbers24.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Context lengths, in tokens, under which every position can be found again. */
export const ContextLength = { short: 2, long: 5, shapes: 4 } as const;
export type ContextLength = (typeof ContextLength)[keyof typeof ContextLength];

const initialHeads = 1 << 12;
/** Tokens a head: fewer would take more memory than the 4 bytes a byte of code allow, more make chains of strangers. */
const tokensPerHead = 8;

/** Positions have 24 bits. */
export const mostTokens = (1 << 24) - 1;

class Chains {
  private readonly links = new Numbers24();
  private readonly heads = new Numbers24();

  constructor() {
    this.heads.reserve(initialHeads - 1);
  }

  get bytes(): number {
    return this.links.bytes + this.heads.bytes;
  }

  newest(hash: number): number {
    return this.heads.get(hash & (this.heads.length - 1));
  }

  older(position: number): number {
    return this.links.get(position);
  }

  push(position: number, hash: number): void {
    this.links.reserve(position);
    if (position > this.heads.length * tokensPerHead) {
      // Both halves start with the old chains, which readers sift by matching; linking anew would hold the thread for long.
      this.heads.double();
    }
    const slot = hash & (this.heads.length - 1);
    this.links.set(position, this.heads.get(slot));
    this.heads.set(slot, position);
  }

  pop(position: number, hash: number): void {
    this.heads.set(hash & (this.heads.length - 1), this.links.get(position));
  }
}

/**
 * A sequence of tokens in which the positions that follow the same context are chained, newest first, as the matchers of
 * compression programs do. Three kinds of context: the last 2 tokens, the last 5, and the shapes of the last 4, in which all
 * names are one. Positions start at 1; 0 ends a chain.
 */
export class TokenTable {
  readonly vocabulary: Vocabulary;
  private readonly tokens = new Numbers24();
  private short = new Chains();
  private long = new Chains();
  private shapes = new Chains();
  private end = 1;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The position that the next token gets. */
  get length(): number {
    return this.end;
  }

  /** Memory in bytes. */
  get bytes(): number {
    return this.tokens.bytes + this.short.bytes + this.long.bytes + this.shapes.bytes;
  }

  tokenAt(position: number): number {
    return this.tokens.get(position);
  }

  push(token: number): void {
    const position = this.end;
    this.tokens.reserve(position);
    this.tokens.set(position, token);
    this.end = position + 1;
    this.short.push(position, this.hashBefore(position, ContextLength.short));
    this.long.push(position, this.hashBefore(position, ContextLength.long));
    this.shapes.push(position, this.shapeHashBefore(position));
  }

  /** Takes back the newest tokens, down to `length`. */
  truncate(length: number): void {
    while (this.end > length) {
      const position = --this.end;
      this.short.pop(position, this.hashBefore(position, ContextLength.short));
      this.long.pop(position, this.hashBefore(position, ContextLength.long));
      this.shapes.pop(position, this.shapeHashBefore(position));
    }
  }

  /** Gives the chains' memory back; the tokens stay readable, and nothing else. */
  dropChains(): void {
    this.short = new Chains();
    this.long = new Chains();
    this.shapes = new Chains();
  }

  /** The newest position that may follow the last tokens of `context` before `end`; other contexts can share its chain. */
  newest(context: Uint32Array, end: number, length: ContextLength): number {
    let hash: number = length;
    if (length === ContextLength.shapes) {
      for (let at = end - length; at < end; at++) {
        hash = mix(hash, at < 0 ? 0 : this.vocabulary.shapeOf(context[at]!));
      }
      return this.shapes.newest(hash);
    }
    for (let at = end - length; at < end; at++) {
      hash = mix(hash, at < 0 ? 0 : context[at]!);
    }
    return length === ContextLength.long ? this.long.newest(hash) : this.short.newest(hash);
  }

  /** The position before `position` in its chain. */
  older(position: number, length: ContextLength): number {
    if (length === ContextLength.shapes) {
      return this.shapes.older(position);
    }
    return length === ContextLength.long ? this.long.older(position) : this.short.older(position);
  }

  /** How many tokens before `position` equal those before `end` in `context`, up to `most`. */
  matchLength(position: number, context: Uint32Array, end: number, most: number): number {
    const limit = Math.min(most, position - 1, end);
    let length = 0;
    while (length < limit && this.tokens.get(position - 1 - length) === context[end - 1 - length]) {
      length++;
    }
    return length;
  }

  /** Like `matchLength`, but names match any name. */
  shapeMatchLength(position: number, context: Uint32Array, end: number, most: number): number {
    const limit = Math.min(most, position - 1, end);
    const { vocabulary } = this;
    let length = 0;
    while (length < limit) {
      const theirs = this.tokens.get(position - 1 - length);
      const ours = context[end - 1 - length]!;
      if (theirs !== ours && vocabulary.shapeOf(theirs) !== vocabulary.shapeOf(ours)) {
        break;
      }
      length++;
    }
    return length;
  }

  private hashBefore(end: number, length: number): number {
    let hash = length;
    for (let at = end - length; at < end; at++) {
      hash = mix(hash, at < 1 ? 0 : this.tokens.get(at));
    }
    return hash;
  }

  private shapeHashBefore(end: number): number {
    let hash: number = ContextLength.shapes;
    for (let at = end - ContextLength.shapes; at < end; at++) {
      hash = mix(hash, at < 1 ? 0 : this.vocabulary.shapeOf(this.tokens.get(at)));
    }
    return hash;
  }
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
