import { Key } from "./Key.tsx";
import { usePanel } from "./panel.ts";
import { Sentence } from "./Sentence.tsx";

/** Has the changes tried out in a copy of the project, and says what of that is going on. */
export function TryOut({ turn, running }: { readonly turn: string; readonly running: string | undefined }) {
  const { words, post } = usePanel();
  if (running === undefined) {
    return (
      <p class="tryOut">
        <button type="button" onClick={() => post({ type: "tryOut", turn })}>
          {words.tryOut}
        </button>
      </p>
    );
  }
  return (
    <p class="tryOut" aria-live="polite">
      <span class="quiet">
        <Sentence text={running} />
      </span>{" "}
      <button type="button" aria-keyshortcuts="Escape" onClick={() => post({ type: "stop", turn })}>
        {words.stop} <Key name="Esc" />
      </button>
    </p>
  );
}
