import type { ContextItem } from "./contextItem.ts";
import { estimateTokens } from "./tokens.ts";

/** Lines below which a part of something that nobody asked about explains nothing. */
const leastLines = 8;

/** The part of an item that takes no more than `most` tokens, whole lines of it; `undefined` where too little would remain. */
export function cutTo(
  item: ContextItem,
  most: number,
  measure: (item: ContextItem) => number,
): ContextItem | undefined {
  const lines = item.text.split("\n");
  let count = linesWithin(lines, most, item.cutFirst === "start");
  const least = item.isFixed ? 1 : leastLines;
  while (count >= least) {
    const part = partOf(item, lines, count);
    const over = measure(part) - most;
    if (over <= 0) {
      return part;
    }
    // What showing adds to a line is known to `measure` alone, so it is approached.
    count -= Math.max(1, Math.floor((count * over) / (most + over)));
  }
  return item.isFixed ? insideLine(item, lines, most, measure) : undefined;
}

/** What was asked about and is one long line is cut inside it, by halves. */
function insideLine(
  item: ContextItem,
  lines: readonly string[],
  most: number,
  measure: (item: ContextItem) => number,
): ContextItem | undefined {
  const one = partOf(item, lines, 1);
  for (let length = Math.min(one.text.length, most * 8); length > 0; length = Math.floor(length / 2)) {
    const cut = item.cutFirst === "start" ? one.text.slice(-length) : one.text.slice(0, length);
    const text = cut.toWellFormed();
    const part = { ...one, text, tokens: estimateTokens(text) };
    if (measure(part) <= most) {
      return part;
    }
  }
  return undefined;
}

/** Lines whose estimates together stay within `most`, counted from the end that is kept. */
function linesWithin(lines: readonly string[], most: number, fromEnd: boolean): number {
  let left = most;
  for (let count = 0; count < lines.length; count++) {
    left -= estimateTokens(`${lines.at(fromEnd ? -1 - count : count)}\n`);
    if (left < 0) {
      return count;
    }
  }
  return lines.length;
}

function partOf(item: ContextItem, lines: readonly string[], count: number): ContextItem {
  const first = item.cutFirst === "start" ? lines.length - count : 0;
  const text = lines.slice(first, first + count).join("\n");
  const span = item.lines === undefined ? {} : { lines: { start: item.lines.start + first, count } };
  return { ...item, ...span, text, tokens: estimateTokens(text), isCut: true };
}
