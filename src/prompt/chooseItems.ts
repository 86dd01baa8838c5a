import type { ContextItem, ContextSource } from "../context/contextItem.ts";
import { keyOf } from "./promptMemory.ts";
import { startOf } from "./window.ts";

/** What a piece that was sent last counts more than a new one: each exchange makes the server read anew what stands after it. */
const staying = 1.5;
/** Characters; less of a piece that does not fit as a whole is not worth its heading. */
const leastPart = 200;

/** What says what things are lasts longest; what a person just did changes at each turn, and so stands last. */
const order: readonly ContextSource[] = [
  "imports",
  "definition",
  "similar",
  "openEditors",
  "recentEdits",
  "diagnostic",
];
const volatile: ReadonlySet<ContextSource> = new Set<ContextSource>(["recentEdits", "diagnostic"]);

/**
 * The pieces that fit into so many characters as `write` writes them: worth most first, those that were sent last a little preferred. They
 * come in the order in which a prompt shows them: those of the last prompt as they stood there, the new ones after them, what changes
 * often at the end. Pieces without a worth are taken as they come.
 */
export function chooseItems(
  items: readonly ContextItem[],
  write: (item: ContextItem) => string,
  most: number,
  last: readonly string[] = [],
): readonly ContextItem[] {
  const wasSent = new Set(last);
  const worthOf = (item: ContextItem) => (item.worth ?? 0) * (wasSent.has(keyOf(item)) ? staying : 1);
  const chosen: ContextItem[] = [];
  let left = most;
  for (const item of items.toSorted((one, other) => worthOf(other) - worthOf(one))) {
    const part = fitting(item, write, left);
    if (part !== undefined) {
      chosen.push(part);
      left -= write(part).length;
    }
  }
  return inSteadyOrder(chosen, last);
}

/** An item, or its first lines, or nothing where too little of it would remain. */
function fitting(item: ContextItem, write: (item: ContextItem) => string, most: number): ContextItem | undefined {
  // Only as much of it is written as there is room for: a file may be long.
  const whole = item.text.length <= most ? write(item).length : Number.POSITIVE_INFINITY;
  if (whole <= most) {
    return item;
  }
  let text = startOf(item.text, most);
  while (text.length >= leastPart) {
    const part = { ...item, text, isCut: true };
    const over = write(part).length - most;
    if (over <= 0) {
      return part;
    }
    text = startOf(text, text.length - over);
  }
  return undefined;
}

function inSteadyOrder(items: readonly ContextItem[], last: readonly string[]): readonly ContextItem[] {
  const rank = (item: ContextItem): number => {
    const stood = last.indexOf(keyOf(item));
    const isOld = stood >= 0 && !volatile.has(item.source);
    return isOld ? stood : last.length + order.indexOf(item.source) + 1;
  };
  return items.toSorted((one, other) => rank(one) - rank(other));
}
