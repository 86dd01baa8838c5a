import type { Situation } from "../situation.ts";
import type { NoSuggestionReason } from "../suggestion.ts";

/** Milliseconds in which a Tab is meant to indent: the next key of a pair comes within 600, a line's first one within 900. */
const moment = 1000;

/** Right after Enter or Tab a person may press Tab to indent: grey text that begins with white space, and looks like nothing, would take that key. */
export function afterTab(text: string, { lastKey, sinceLastKey }: Situation): NoSuggestionReason | undefined {
  const mayIndent = (lastKey === "enter" || lastKey === "tab") && sinceLastKey < moment;
  return mayIndent && /^[ \t]/.test(text) ? "afterTab" : undefined;
}
