import { land, unland } from "./land.ts";
import type { FileProposal, Hunk, HunkState } from "./proposal.ts";

/** What a hunk's state is in the present text of its file, and the lines that keep it out. */
export interface PresentState {
  readonly state: HunkState;
  readonly conflict?: readonly string[];
}

/**
 * Looks at a hunk again after its file changed: one that was accepted and is not there any more is open again, an open one
 * conflicts where it would not land. `accepted`: the file's accepted hunks, which may have this one among them.
 */
export function presentState(
  file: FileProposal,
  hunk: Hunk,
  state: HunkState,
  current: string,
  accepted: readonly Hunk[],
): PresentState {
  const landing = land(file, [hunk], current, accepted);
  if (landing.kind === "conflict") {
    const isOpen = state === "undecided" || state === "conflict";
    return isOpen ? { state: "conflict", conflict: landing.current } : { state };
  }
  const taken = unland(file, hunk, current, accepted);
  const isThere = taken.kind === "lands" && taken.edits.length > 0;
  const wasTakenBack = state === "accepted" && !isThere && landing.edits.length > 0;
  return { state: wasTakenBack || state === "conflict" ? "undecided" : state };
}
