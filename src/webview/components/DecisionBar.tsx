import type { Turn } from "../protocol.ts";
import { decide } from "../state/decide.ts";
import { acceptableHunks, decisions } from "../state/thread.ts";
import { fill } from "../words.ts";
import { usePanel } from "./panel.ts";

/** How far the review is, and what can be done with the rest of it. `isAsking`: a model answers, or a draft waits. */
export function DecisionBar({ turn, isAsking }: { readonly turn: Turn; readonly isAsking: boolean }) {
  const panel = usePanel();
  const { words, post } = panel;
  const { decided, total } = decisions(turn);
  const acceptable = acceptableHunks(turn);
  return (
    <div class="decisions">
      <span>{fill(words.decided, decided, total)}</span>
      <span class="actions">
        {acceptable.length > 0 && (
          <button type="button" class="primary" onClick={() => decide(panel, turn.id, acceptable, "accept")}>
            {acceptable.length === 1 ? words.acceptOne : fill(words.acceptMany, acceptable.length)}
          </button>
        )}
        {turn.canAskAgain && !isAsking && (
          <button type="button" onClick={() => post({ type: "askAgain", turn: turn.id })}>
            {words.askAgain}
          </button>
        )}
      </span>
    </div>
  );
}
