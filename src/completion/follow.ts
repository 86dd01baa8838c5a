import type { Snapshot } from "../text/snapshot.ts";

/** How a snapshot came out of an earlier one of the same document, where nothing but typing at the cursor lies between them. */
export interface Followed {
  /** What was typed, or taken, since. */
  readonly typed: string;
  /** Characters behind the cursor that the editor closed since then. */
  readonly closed: string;
}

/** `undefined` where the document differs in more than what was typed at the cursor and what editors close by themselves. */
export function follow(then: Snapshot, now: Snapshot): Followed | undefined {
  const typedLength = now.charactersBefore - then.charactersBefore;
  const moreAfter = now.charactersAfter - then.charactersAfter;
  if (now.uri !== then.uri || typedLength < 0 || typedLength > now.prefix.length) {
    return undefined;
  }
  const before = now.prefix.length - typedLength;
  const closed = now.suffix.slice(0, Math.max(0, moreAfter));
  const typedOver = then.suffix.slice(0, Math.max(0, -moreAfter));
  const follows =
    isClosing(closed) &&
    isClosing(typedOver) &&
    sameEnd(then.prefix, now.prefix.slice(0, before)) &&
    sameStart(then.suffix.slice(typedOver.length), now.suffix.slice(closed.length));
  return follows ? { typed: now.prefix.slice(before), closed } : undefined;
}

/** The snapshot that there will be once a text has been taken at the cursor, in place of some characters behind it. */
export function afterTaking(snapshot: Snapshot, text: string, replaceAfter: number): Snapshot {
  return {
    ...snapshot,
    charactersBefore: snapshot.charactersBefore + text.length,
    charactersAfter: snapshot.charactersAfter - replaceAfter,
    prefix: snapshot.prefix + text,
    suffix: snapshot.suffix.slice(replaceAfter),
  };
}

/** What editors close by themselves, and the separators that a completion writes behind it. */
function isClosing(text: string): boolean {
  return /^[)\]}>'"`;,]*$/.test(text);
}

/** Windows may begin at different lines: what both show is compared. */
function sameEnd(one: string, other: string): boolean {
  return one.length < other.length ? other.endsWith(one) : one.endsWith(other);
}

/** Windows may end at different places: what both show is compared. */
function sameStart(one: string, other: string): boolean {
  return one.length < other.length ? other.startsWith(one) : one.startsWith(other);
}
