import type { ContextItem, ContextSource } from "./contextItem.ts";
import { cutTo } from "./cut.ts";
import { labelOf } from "./newItem.ts";
import { estimateTokens } from "./tokens.ts";

/** What there is room for, in the order in which it was given, and the names of what was cut or left out. */
export interface Fitted {
  readonly kept: readonly ContextItem[];
  readonly trimmed: readonly string[];
}

/** Which source gives way last, by how far the task can do without it: the person's own choice, the code around, the rules of the house. */
const priority: readonly ContextSource[] = [
  "findings",
  "diagnostic",
  "selection",
  "text",
  "diff",
  "document",
  "file",
  "surroundings",
  "instructions",
  "definition",
  "structure",
  "openEditors",
];

/**
 * Fits items into a budget of tokens: the fixed ones first, the small before the large, then by priority of the source and
 * relevance. One that is too long is cut at a line's end and marked `isCut`, or left out where little of it would remain.
 * `measure`: tokens that an item takes as it will be shown.
 */
export function fitItems(
  items: readonly ContextItem[],
  budgetTokens: number,
  measure: (item: ContextItem) => number = ({ text, tokens }) => tokens ?? estimateTokens(text),
): Fitted {
  const kept = new Map<ContextItem, ContextItem>();
  let left = budgetTokens;
  for (const item of inOrderOfNeed(items, measure)) {
    const part = measure(item) <= left ? item : cutTo(item, left, measure);
    if (part !== undefined) {
      kept.set(item, part);
      left -= measure(part);
    }
  }
  return {
    kept: items.flatMap((item) => kept.get(item) ?? []),
    trimmed: [...new Set(items.filter((item) => kept.get(item) !== item).map(labelOf))],
  };
}

function inOrderOfNeed(items: readonly ContextItem[], measure: (item: ContextItem) => number): readonly ContextItem[] {
  const fixed = items.filter(({ isFixed }) => isFixed);
  const others = items.filter(({ isFixed }) => !isFixed);
  const rank = ({ source }: ContextItem) => priority.indexOf(source);
  return [
    ...fixed.toSorted((one, other) => measure(one) - measure(other)),
    ...others.toSorted((one, other) => rank(one) - rank(other) || other.relevance - one.relevance),
  ];
}
