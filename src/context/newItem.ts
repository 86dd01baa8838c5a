import type { ContextItem } from "./contextItem.ts";
import { estimateTokens } from "./tokens.ts";

/** A piece of context for a task, with its identity and its estimate. */
export function newItem(parts: Omit<ContextItem, "id" | "tokens">): ContextItem {
  const { source, uri, name, lines, text } = parts;
  const place = lines === undefined ? "" : `:${lines.start}+${lines.count}`;
  return { ...parts, id: `${source}:${uri || name}${place}`, tokens: estimateTokens(text) };
}

/** How an item is called to a person, such as `src/cart.ts, lines 12-15`. */
export function labelOf({ name, lines }: Pick<ContextItem, "name" | "lines">): string {
  return lines === undefined ? name : `${name}, ${linesInWords(lines.start, lines.count)}`;
}

/** Such as `lines 12-15`; `start` is counted from 0, what people read from 1. */
export function linesInWords(start: number, count: number): string {
  return count <= 1 ? `line ${start + 1}` : `lines ${start + 1}-${start + count}`;
}
