import { endOf, startOf } from "../../prompt/window.ts";
import type { Snapshot } from "../../text/snapshot.ts";
import { readCode } from "../code.ts";
import { codeBefore } from "../codeBefore.ts";
import { isOffside } from "../languages.ts";
import type { Draft } from "./filter.ts";

/**
 * How the code around the cursor parses with a draft, held against how it does without. `notAsked`: its language has no grammar, or the
 * draft ends in a string or comment. `notParsed`: the parser failed, or took too long.
 */
export type Parsing = "noWorse" | "worse" | "notAsked" | "notParsed";

/** How a text parses, held against another. Rejects only when the signal aborts. */
export type CheckSyntax = (before: string, after: string, languageId: string, signal: AbortSignal) => Promise<Parsing>;

/** Milliseconds; grey text waits no longer for a check. */
const longestWait = 10;
/** Characters on each side of the cursor; the parser takes about a millisecond for them. */
const mostBefore = 3000;
const mostAfter = 1500;

/** How a draft parses; what it leaves open is closed for the question. Takes 10 ms at most. Never rejects. */
export async function parsingOf(
  draft: Draft,
  snapshot: Snapshot,
  checkSyntax: CheckSyntax,
  signal: AbortSignal,
): Promise<Parsing> {
  const closed = closedDraft(draft.text, snapshot);
  if (closed === undefined) {
    return "notAsked";
  }
  const prefix = endOf(snapshot.prefix, mostBefore);
  const suffix = startOf(snapshot.suffix, mostAfter);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), longestWait);
  const ended = AbortSignal.any([signal, late.signal]);
  try {
    const after = prefix + closed + suffix.slice(draft.replaceAfter);
    return await checkSyntax(prefix + suffix, after, snapshot.languageId, ended);
  } catch {
    return "notParsed";
  } finally {
    clearTimeout(timer);
  }
}

const closerOf: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "${": "}" };

/** A draft with what it opens closed again, as the next statements will; `undefined` where it ends in a string or comment. */
function closedDraft(text: string, snapshot: Snapshot): string | undefined {
  const before = codeBefore(snapshot);
  const code = readCode(text, snapshot.languageId, before);
  if (code.inside !== undefined && code.inside !== "\n") {
    return undefined;
  }
  const opened = code.open.slice(before.open.length).map(({ bracket }) => closerOf[bracket] ?? "");
  const block = isOffside(snapshot.languageId) && code.last === ":" ? " pass" : "";
  return `${text}${block}${opened.length > 0 ? "\n" : ""}${opened.reverse().join("")}`;
}
