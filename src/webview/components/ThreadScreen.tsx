import type { Thread } from "../protocol.ts";
import type { View } from "../state/panelState.ts";
import { usePanel } from "./panel.ts";
import { TurnView } from "./TurnView.tsx";

interface ThreadScreenProps {
  readonly thread: Thread;
  readonly view: View;
  readonly pending: readonly string[];
}

/** What was asked and where, then turn after turn. */
export function ThreadScreen({ thread, view, pending }: ThreadScreenProps) {
  const { post } = usePanel();
  const { place } = thread;
  return (
    <section class="thread">
      <h2>
        {thread.title}
        {place && (
          <>
            <span class="quiet"> · </span>
            <button type="button" class="link" onClick={() => post({ type: "open", link: place.link })}>
              {place.label}
            </button>
          </>
        )}
      </h2>
      {thread.turns.map((turn) => (
        <TurnView key={turn.id} turn={turn} view={view} pending={pending} />
      ))}
    </section>
  );
}
