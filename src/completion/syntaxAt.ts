import type { Snapshot } from "../text/snapshot.ts";
import { codeBefore } from "./codeBefore.ts";

/** Where there is no code, comments can't be told from what stands around them. */
const prose = new Set("plaintext markdown latex tex restructuredtext html xml handlebars".split(" "));

/** What a cursor stands in. A string that stands alone as Python's documentation does is a comment; a template's hole is code. */
export function syntaxAt(snapshot: Snapshot): "code" | "comment" | "string" {
  if (prose.has(snapshot.languageId)) {
    return "code";
  }
  const { inside } = codeBefore(snapshot);
  switch (inside) {
    case undefined:
      return "code";
    case "\n":
    case "*/":
      return "comment";
    case '"""':
    case "'''":
      return isAlone(snapshot.prefix, inside) ? "comment" : "string";
    default:
      return "string";
  }
}

/** The last quote before the cursor is the one that the string, which is open still, begins with. */
function isAlone(prefix: string, quote: string): boolean {
  const start = prefix.lastIndexOf(quote);
  return /^[ \t]*[rRuU]?$/.test(prefix.slice(prefix.lastIndexOf("\n", start) + 1, start));
}
