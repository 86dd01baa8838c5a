import type { Price } from "../usage/prices.ts";
import type { Model } from "./model.ts";

/** What a model is set up for; `background` stands for small jobs that need no large model, such as a commit message. */
export const roles = ["completion", "commands", "background"] as const;
export type Role = (typeof roles)[number];

/** How good a model's answers are to be thought, from its size and its price; a person may say it. */
export const qualities = ["small", "medium", "large"] as const;
export type Quality = (typeof qualities)[number];

/** A model that was set up, and what a choice among several needs to know of it. */
export interface Candidate {
  readonly model: Model;
  /** As its provider spells it. */
  readonly name: string;
  /** Such as "qwen3-coder (127.0.0.1:8080)". */
  readonly label: string;
  /** Where its requests go, such as `http://127.0.0.1:8080`. */
  readonly origin: string;
  readonly roles: readonly Role[];
  readonly quality: Quality;
  /** It runs on this machine. */
  readonly isLocal: boolean;
  /** `undefined` where nobody knows it. */
  readonly price: Price | undefined;
  /** Where a server does not have the model any more: the nearest that it has. Never throws; `undefined` where there is none. */
  readonly successor?: (signal: AbortSignal) => Promise<string | undefined>;
  /** Milliseconds to the first text, as half of its answers took lately; `undefined` where none was measured. */
  readonly firstTextMs?: number;
}

/** Milliseconds to the first text up to which a model is fast enough for ghost text: beyond it a person has typed on. */
const fastEnough = 1000;

/** For typing: the cheapest of those that are fast enough, then the slow ones by their price; the person's order decides between equals. */
export function cheapestFastEnough(candidates: readonly Candidate[]): readonly Candidate[] {
  const isSlow = ({ firstTextMs = 0 }: Candidate) => Number(firstTextMs > fastEnough);
  return candidates.toSorted((one, other) => isSlow(one) - isSlow(other) || dollars(one) - dollars(other));
}

/** For edits over many files: the best first; the person's order decides between equals. */
export function bestFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.toSorted((one, other) => rank(other.quality) - rank(one.quality));
}

/** Those set up for a role, in the person's order. The small jobs of the background are done by those for commands where it has none of its own. */
export function forRole(candidates: readonly Candidate[], role: Role): readonly Candidate[] {
  const own = candidates.filter((candidate) => candidate.roles.includes(role));
  return own.length === 0 && role === "background" ? forRole(candidates, "commands") : own;
}

export function isAtLeast(quality: Quality, least: Quality): boolean {
  return rank(quality) >= rank(least);
}

/** Marks by which makers call their smaller and their largest models, as parts of a name. */
const smallNames = /(^|[^a-z])(tiny|nano|mini|lite|small|haiku|flash|instant)([^a-z]|$)/;
const largeNames = /(^|[^a-z])(opus|sonnet|pro|large|max|ultra)([^a-z]|$)/;
/** Dollars per million tokens of output. */
const largePrice = 8;
const smallPrice = 1;

/**
 * Thinks how good a model is where nobody said it: by the billions of parameters in its name (of `30b-a3b`, which
 * knows like 30 and works like 3, the first), by what its maker calls it, by its price; else `medium`.
 */
export function qualityOf(name: string, price: Price | undefined): Quality {
  const billions = /(?:^|[^a-z\d.])(\d+(?:\.\d+)?)b(?![a-z])/.exec(name.toLowerCase())?.[1];
  if (billions !== undefined) {
    return Number(billions) < 10 ? "small" : Number(billions) < 60 ? "medium" : "large";
  }
  if (smallNames.test(name.toLowerCase())) {
    return "small";
  }
  if (largeNames.test(name.toLowerCase())) {
    return "large";
  }
  const output = price?.output ?? 0;
  return output === 0 ? "medium" : output < smallPrice ? "small" : output < largePrice ? "medium" : "large";
}

/** Of a call with four tokens in for each one out, as completions have; a price that nobody knows is thought to be the highest. */
function dollars({ price }: Candidate): number {
  return price === undefined ? Number.MAX_VALUE : 4 * price.input + price.output;
}

function rank(quality: Quality): number {
  return qualities.indexOf(quality);
}
