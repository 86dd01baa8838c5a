import { type Hole, isProse } from "./hole.ts";

/** A closing fence, or after a blank line a sentence that explains; with the white space before it. */
const afterword =
  /(?:^|\r?\n)\s*```|\r?\n\s*\n(?=(?:\*\*)?(?:Explanation|Note)(?:\*\*)?:|(?:This|The|I) (?:code|completes?|completed|fills?|filled|will|implementation|function|missing)[ ,.:])/;

/** An end of the text that the next piece may make one of the above; 23 characters are more than any of them needs to show. */
const maybeAfterword = /(?:^|\r?\n)\s*`{0,2}$|\r$|\r?\n\s*\n[*ENTI][^\n]{0,23}$/;

/**
 * Where the answer's body ends: before an afterword, and before what it repeats of the suffix's start.
 * `undefined`: it goes on.
 */
export function findEnd(body: string, { suffix, languageId }: Hole, ended: boolean): number | undefined {
  const cut = isProse(languageId) ? undefined : afterword.exec(body)?.index;
  if (cut === undefined && !ended) {
    return undefined;
  }
  const content = body.slice(0, cut);
  const repeated = repeatLength(content, suffix);
  const kept = content.slice(0, content.length - repeated);
  // What closes a bracket of the answer itself belongs to it, though the same stands behind the cursor.
  const own = content.slice(kept.length).trim() !== "" && opened(kept) > 0;
  return own ? content.length : kept.length;
}

/** How much of the body is certain while more may follow. */
export function mayEndAt(body: string, { suffix, languageId }: Hole): number {
  const certain = body.length - repeatLength(body, suffix);
  const maybe = isProse(languageId) ? null : maybeAfterword.exec(body);
  if (maybe === null) {
    return certain;
  }
  const before = body.slice(0, maybe.index);
  return Math.min(certain, before.length - repeatLength(before, suffix));
}

/** Length of the longest end of a text that is a start of the suffix. */
function repeatLength(text: string, suffix: string): number {
  for (let length = Math.min(text.length, suffix.length); length > 0; length--) {
    if (suffix.startsWith(text.slice(text.length - length))) {
      return length;
    }
  }
  return 0;
}

/** How many brackets a text opens and doesn't close. */
function opened(text: string): number {
  let open = 0;
  for (const character of text) {
    if ("([{".includes(character)) {
      open++;
    } else if (")]}".includes(character) && open > 0) {
      open--;
    }
  }
  return open;
}
