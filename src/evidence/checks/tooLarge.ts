import type { ChangedFile } from "../check.ts";

/** Characters beyond which reading a file would be felt by who types: 400,000 take a tenth of a second. */
const longestText = 400_000;
/** Lines of people are shorter; in what a bundler wrote a pattern would look for its end for seconds. */
const longestLine = 2_000;

/** Whether a file is too large, or too little like what people write, to be read here. */
export function isTooLarge({ before = "", after = "" }: ChangedFile): boolean {
  return [before, after].some((text) => text.length > longestText || hasLongLine(text));
}

function hasLongLine(text: string): boolean {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    const next = end < 0 ? text.length : end + 1;
    if (next - start > longestLine) {
      return true;
    }
    start = next;
  }
  return false;
}
