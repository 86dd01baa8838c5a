import { lineAfter, lineBefore, type Snapshot } from "../text/snapshot.ts";
import type { NoSuggestionReason } from "./suggestion.ts";

/** Beyond this a line is data or generated code, where completing costs time and helps nobody. */
const longestLine = 4000;

/** Decides from the text alone whether asking makes sense here; gives the reason where it does not. */
export function gate(snapshot: Snapshot): NoSuggestionReason | undefined {
  const before = lineBefore(snapshot);
  const after = lineAfter(snapshot);
  if (before.length + after.length > longestLine) {
    return "lineTooLong";
  }
  if (snapshot.prefix.includes("\0") || snapshot.suffix.includes("\0")) {
    return "binary";
  }
  if (/[\p{L}\p{N}_$]$/u.test(before) && /^[\p{L}\p{N}_$]/u.test(after)) {
    return "middleOfWord";
  }
  return undefined;
}
