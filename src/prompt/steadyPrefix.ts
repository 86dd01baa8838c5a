import { step } from "./shares.ts";
import { endOf } from "./window.ts";

/** Characters by which the start of the last window is found again; lines above it may have come or gone. */
const anchorLength = 250;

/**
 * The end of a text, at most so many characters, that begins where the last window began for as long as it can: a window whose start
 * moved with each key would be read anew by the server at each. Then it begins some lines further down at once.
 */
export function steadyEndOf(text: string, most: number, last: string | undefined): string {
  if (text.length <= most) {
    return text;
  }
  const room = Math.min(step, Math.floor(most / 3));
  const start = last === undefined ? -1 : startOfLast(text, most, last);
  const isLongEnough = text.length - start >= most - 2 * room;
  return start >= 0 && isLongEnough ? text.slice(start) : endOf(text, most - room);
}

function startOfLast(text: string, most: number, last: string): number {
  const anchor = last.slice(0, anchorLength);
  const start = text.indexOf(anchor, text.length - most);
  return start === 0 || text[start - 1] === "\n" ? start : -1;
}
