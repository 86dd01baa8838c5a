import type { Turn } from "../protocol.ts";
import { Key } from "./Key.tsx";
import { usePanel } from "./panel.ts";
import { Sentence } from "./Sentence.tsx";

/** Who answered, what it took, what is to be known of it, and how to stop or mend it. */
export function TurnStatus({ turn }: { readonly turn: Turn }) {
  const { words, post } = usePanel();
  const isRunning = turn.state === "running";
  const facts = [turn.model, turn.usage].filter((fact) => fact !== "");
  const said = isRunning && facts.length === 0 ? words.running : facts.join(" · ");
  return (
    <div class="status">
      <p class="facts">
        {said !== "" && <span class="quiet">{said}</span>}
        {turn.notes.map((note) => (
          <span key={note} class="note">
            {note}
          </span>
        ))}
        {turn.state === "stopped" && <span class="note">{words.answerStopped}</span>}
        {isRunning && (
          <button type="button" aria-keyshortcuts="Escape" onClick={() => post({ type: "stop", turn: turn.id })}>
            {words.stop} <Key name="Esc" />
          </button>
        )}
        {(turn.state === "stopped" || (turn.isKept && turn.state === "done")) && <Retry turn={turn.id} />}
      </p>
      {turn.failure && <Failure turn={turn.id} failure={turn.failure} />}
    </div>
  );
}

function Failure({ turn, failure }: { turn: string; failure: NonNullable<Turn["failure"]> }) {
  const { post } = usePanel();
  return (
    <div class="failure">
      <p>
        <span aria-hidden="true">⚠</span> <Sentence text={failure.sentence} />
      </p>
      <p class="actions">
        {failure.mend && (
          <button type="button" class="primary" onClick={() => post({ type: "mend", turn })}>
            {failure.mend.title}
          </button>
        )}
        <Retry turn={turn} />
      </p>
    </div>
  );
}

function Retry({ turn }: { turn: string }) {
  const { words, post } = usePanel();
  return (
    <button type="button" onClick={() => post({ type: "retry", turn })}>
      {words.retry}
    </button>
  );
}
