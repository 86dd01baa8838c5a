import type { Snapshot } from "../text/snapshot.ts";
import type { ContextItem } from "./contextItem.ts";
import { estimateTokens } from "./tokens.ts";

/** A piece of context, and what it is worth beside the others. */
export interface RankedItem extends ContextItem {
  readonly tokens: number;
  readonly worth: number;
}

/** Why a piece of context is not offered to a prompt: it stands around the cursor anyway, or in another piece. */
export type LeftOutReason = "aroundCursor" | "inAnother";

export interface LeftOut {
  readonly item: RankedItem;
  readonly reason: LeftOutReason;
}

export interface Ranking {
  /** Worth most per token first. */
  readonly items: readonly RankedItem[];
  readonly leftOut: readonly LeftOut[];
}

/** Characters around the cursor that every prompt shows. */
const shownBefore = 4000;
const shownAfter = 1500;
/** What is shorter is not worth more for it: a heading stands above each piece. */
const leastTokens = 16;
/** Share of its lines from which on a piece that others show tells nothing new. */
const mostShared = 0.5;

/**
 * Puts pieces in the order in which a prompt with little room should take them, by worth per token, which is how a knapsack is filled
 * greedily (G. Dantzig, Discrete-Variable Extremum Problems, 1957), each text once. `weightOf`: 0 to 1.
 */
export function rank(
  found: readonly ContextItem[],
  snapshot: Snapshot,
  weightOf: (item: ContextItem) => number,
): Ranking {
  const around = snapshot.prefix.slice(-shownBefore) + snapshot.suffix.slice(0, shownAfter);
  const items: RankedItem[] = [];
  const leftOut: LeftOut[] = [];
  const ranked = found.map((item) => rankedBy(item, weightOf(item)));
  for (const item of ranked.toSorted((one, other) => other.worth - one.worth)) {
    const text = item.text.trim();
    if (text === "" || around.includes(text)) {
      leftOut.push({ item, reason: "aroundCursor" });
    } else if (isIn(items, item, text)) {
      leftOut.push({ item, reason: "inAnother" });
    } else {
      items.push(item);
    }
  }
  return { items, leftOut };
}

function rankedBy(item: ContextItem, weight: number): RankedItem {
  const tokens = item.tokens ?? estimateTokens(item.text);
  return { ...item, tokens, worth: (100 * weight * item.relevance) / Math.max(tokens, leastTokens) };
}

function isIn(others: readonly RankedItem[], item: RankedItem, text: string): boolean {
  const own = item.lines?.count ?? 0;
  const shared = others.reduce((sum, other) => sum + sharedLines(other, item), 0);
  return (own > 0 && shared >= own * mostShared) || others.some((other) => other.text.includes(text));
}

/** Hunks and messages are not the lines that they are about. */
function sharedLines(one: ContextItem, other: ContextItem): number {
  const areLines = isCode(one) && isCode(other) && one.uri === other.uri;
  if (!areLines || one.lines === undefined || other.lines === undefined) {
    return 0;
  }
  const end = Math.min(one.lines.start + one.lines.count, other.lines.start + other.lines.count);
  return Math.max(0, end - Math.max(one.lines.start, other.lines.start));
}

function isCode({ source }: ContextItem): boolean {
  return source !== "recentEdits" && source !== "diagnostic";
}
