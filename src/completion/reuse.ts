import type { Snapshot } from "../text/snapshot.ts";
import type { Suggestion } from "./suggestion.ts";

interface Offered {
  readonly snapshot: Snapshot;
  readonly suggestion: Suggestion;
}

/** Enough to keep the way back after a few deletions; more would offer what the person has left behind. */
const kept = 16;

/** What was offered lately: whoever types along it, or deletes back to it, gets it again with no new request. */
export class RecentSuggestions {
  private readonly offered: Offered[] = [];

  /** Keeps a suggestion for the place it was made for. */
  add(snapshot: Snapshot, suggestion: Suggestion): void {
    this.offered.unshift({ snapshot, suggestion });
    this.offered.length = Math.min(this.offered.length, kept);
  }

  /** The newest suggestion of one of these models which begins with what was typed since then, less what was typed. */
  find(snapshot: Snapshot, models: readonly string[]): Suggestion | undefined {
    for (const offered of this.offered) {
      const rest = models.includes(offered.suggestion.model) ? restOf(offered, snapshot) : undefined;
      if (rest !== undefined) {
        return rest;
      }
    }
    return undefined;
  }
}

function restOf({ snapshot: then, suggestion }: Offered, now: Snapshot): Suggestion | undefined {
  const typedLength = now.charactersBefore - then.charactersBefore;
  const closedLength = now.charactersAfter - then.charactersAfter;
  if (now.uri !== then.uri || typedLength < 0 || typedLength >= suggestion.text.length || closedLength < 0) {
    return undefined;
  }
  const typed = now.prefix.slice(now.prefix.length - typedLength);
  const rest = suggestion.text.slice(typedLength);
  const closed = now.suffix.slice(0, closedLength);
  const same =
    suggestion.text.startsWith(typed) &&
    closedByEditor(closed, rest) &&
    sameEnd(then.prefix, now.prefix.slice(0, now.prefix.length - typedLength)) &&
    sameStart(then.suffix, now.suffix.slice(closedLength));
  return same ? { ...suggestion, text: rest, replaceAfter: suggestion.replaceAfter + closedLength } : undefined;
}

/** Whether what stands behind the cursor since then are brackets or quotes that the rest of the suggestion closes itself. */
function closedByEditor(closed: string, rest: string): boolean {
  return /^[)\]}>'"`]*$/.test(closed) && [...closed].every((character) => rest.includes(character));
}

/** Windows may begin at different lines: what both show is compared. */
function sameEnd(one: string, other: string): boolean {
  return one.length < other.length ? other.endsWith(one) : one.endsWith(other);
}

/** Windows may end at different places: what both show is compared. */
function sameStart(one: string, other: string): boolean {
  return one.length < other.length ? other.startsWith(one) : one.startsWith(other);
}
