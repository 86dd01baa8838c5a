import type { Announcement } from "../state/panelState.ts";
import { fill, type Words } from "../words.ts";
import { usePanel } from "./panel.ts";

/** Tells a screen reader what came to an end, and never what is on its way. */
export function LiveRegion({ announcement }: { readonly announcement: Announcement | undefined }) {
  const { words } = usePanel();
  return (
    <div class="unseen" role="status" aria-live="polite">
      {announcement && sentence(announcement, words)}
    </div>
  );
}

function sentence(announcement: Announcement, words: Words): string {
  if (announcement.kind === "ended") {
    const ends = { done: words.answerComplete, stopped: words.answerStopped, failed: words.answerFailed };
    return ends[announcement.state];
  }
  const { state, changed, decided, total } = announcement;
  if (state === "several") {
    return fill(words.hunksDecided, changed, decided, total);
  }
  const states = {
    accepted: words.hunkAccepted,
    rejected: words.hunkRejected,
    conflict: words.hunkConflict,
    undecided: words.hunkReopened,
  };
  return fill(states[state], decided, total);
}
