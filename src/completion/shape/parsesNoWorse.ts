import { endOf, startOf } from "../../prompt/window.ts";
import type { Snapshot } from "../../text/snapshot.ts";
import { readCode } from "../code.ts";
import { codeBefore } from "../codeBefore.ts";
import { isOffside } from "../languages.ts";
import type { Draft } from "./filter.ts";

/** Whether a text has no more syntax errors than another; `undefined` where nobody can tell. Rejects only when the signal aborts. */
export type CheckSyntax = (
  before: string,
  after: string,
  languageId: string,
  signal: AbortSignal,
) => Promise<boolean | undefined>;

/** Milliseconds; grey text waits no longer for a check. */
const longestWait = 10;
/** Characters on each side of the cursor; the parser takes about a millisecond for them. */
const mostBefore = 3000;
const mostAfter = 1500;

/**
 * Whether the code around the cursor parses no worse with a draft than without; what the draft leaves open is closed for the question.
 * `undefined` where nobody can tell within 10 ms. Never rejects.
 */
export async function parsesNoWorse(
  draft: Draft,
  snapshot: Snapshot,
  checkSyntax: CheckSyntax,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const closed = closedDraft(draft.text, snapshot);
  if (closed === undefined) {
    return undefined;
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
    return undefined;
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
