import type { ContextItem, ContextSource } from "../../context/contextItem.ts";

/** What a reader needs first stands first, and what was asked about stands next to the request, where models heed it most. */
const order: readonly ContextSource[] = [
  "instructions",
  "openEditors",
  "definition",
  "structure",
  "file",
  "diff",
  "document",
  "surroundings",
  "text",
  "diagnostic",
];

/** The items in the order of a prompt: by kind, but the lines of the document that was asked about in their own order. */
export function inReadingOrder(items: readonly ContextItem[]): readonly ContextItem[] {
  const rank = ({ source }: ContextItem) => order.indexOf(source === "selection" ? "surroundings" : source);
  const line = ({ lines, source }: ContextItem) =>
    source === "selection" || source === "surroundings" ? (lines?.start ?? 0) : 0;
  return items.toSorted((one, other) => rank(one) - rank(other) || line(one) - line(other));
}
