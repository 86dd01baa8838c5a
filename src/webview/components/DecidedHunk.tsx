import { hunkRows } from "../diff/rows.ts";
import { decide } from "../state/decide.ts";
import { hunkKey } from "../state/thread.ts";
import { fill } from "../words.ts";
import { CaveatList } from "./CaveatList.tsx";
import { Fold } from "./Fold.tsx";
import { HunkRows } from "./HunkRows.tsx";
import type { HunkViewProps } from "./hunkProps.ts";
import { Key } from "./Key.tsx";
import { usePanel } from "./panel.ts";

/** A decided hunk: one line that says so, with Undo; its lines on demand. */
export function DecidedHunk({ turn, hunk, title, caveats, unfolded }: HunkViewProps & { readonly title: string }) {
  const panel = usePanel();
  const { words } = panel;
  const name = hunkKey(turn, hunk.id);
  const isOpen = unfolded.includes(name);
  const isAccepted = hunk.state === "accepted";
  return (
    <>
      <div class="decided">
        <Fold name={name} isOpen={isOpen}>
          <span class={hunk.state} aria-hidden="true">
            {isAccepted ? "✓" : "✗"}
          </span>{" "}
          {isAccepted ? words.accepted : words.rejected} <span class="quiet">{title}</span>
        </Fold>
        <button type="button" aria-keyshortcuts="u" onClick={() => decide(panel, turn, [hunk.id], "undo")}>
          {words.undo} <Key name="u" />
        </button>
      </div>
      {isOpen && <HunkRows rows={hunkRows(hunk)} label={fill(words.linesOf, title)} />}
      {isOpen && <CaveatList turn={turn} caveats={caveats} unfolded={unfolded} />}
    </>
  );
}
