import type { Hunk } from "../protocol.ts";
import { decide } from "../state/decide.ts";
import { Key } from "./Key.tsx";
import { usePanel } from "./panel.ts";

interface HunkActionsProps {
  readonly turn: string;
  readonly hunk: Hunk;
  /** Its decision is on its way. */
  readonly isPending: boolean;
}

/** The buttons of a hunk that is still to be decided; a conflict can't be accepted as it is. */
export function HunkActions({ turn, hunk, isPending }: HunkActionsProps) {
  const panel = usePanel();
  const { words, post, dispatch } = panel;
  const place = { turn, hunk: hunk.id };
  const decideOnce = (decision: "accept" | "reject") => () => {
    if (!isPending) {
      decide(panel, turn, [hunk.id], decision);
    }
  };
  return (
    <p class="actions">
      {hunk.state !== "conflict" && (
        <button
          type="button"
          class="primary"
          aria-keyshortcuts="a"
          aria-disabled={isPending}
          onClick={decideOnce("accept")}
        >
          {words.accept} <Key name="a" />
        </button>
      )}
      <button type="button" aria-keyshortcuts="r" aria-disabled={isPending} onClick={decideOnce("reject")}>
        {words.reject} <Key name="r" />
      </button>
      <button
        type="button"
        aria-keyshortcuts="e"
        onClick={() => dispatch({ type: "wroteEdit", place, text: hunk.newLines.join("\n") })}
      >
        {words.edit} <Key name="e" />
      </button>
      <button type="button" aria-keyshortcuts="o" onClick={() => post({ type: "openDiff", ...place })}>
        {words.open} <Key name="o" />
      </button>
    </p>
  );
}
