import { startOf } from "./window.ts";

/** Characters after the cursor that are always as they are now, and the cursor's line in any case. */
const alwaysTrue = 400;
/** Share of its lines that a suffix may have lost before it is no longer worth anything. */
const leastLeft = 0.9;

/**
 * The start of a text, at most so many characters; or the suffix that was sent last, for as long as what stands at the cursor is the same and
 * little has changed further down: a model hardly heeds that, and a server that reads the suffix first (as Codestral does) has it in its
 * cache. Copilot does so too.
 */
export function frozenSuffix(text: string, most: number, last: string | undefined): string {
  const suffix = startOf(text, most);
  if (last === undefined || last === suffix || last.length > most) {
    return suffix;
  }
  const nearby = Math.max(alwaysTrue, suffix.indexOf("\n") + 1);
  const isSameNearby = suffix.length > nearby && suffix.slice(0, nearby) === last.slice(0, nearby);
  return isSameNearby && shareLeft(last, suffix) >= leastLeft ? last : suffix;
}

/** The share of a text's lines that another text has as well. */
function shareLeft(text: string, other: string): number {
  const lines = text.split("\n");
  const others = new Set(other.split("\n"));
  return lines.filter((line) => others.has(line)).length / lines.length;
}
