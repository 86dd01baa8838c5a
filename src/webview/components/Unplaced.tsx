import type { Turn } from "../protocol.ts";
import { usePanel } from "./panel.ts";

/** Parts of the answer that have no place: why, and the text as the model wrote it. */
export function Unplaced({ edits }: { readonly edits: Turn["unplaced"] }) {
  const { words, post } = usePanel();
  if (edits.length === 0) {
    return null;
  }
  return (
    <section class="unplaced" aria-label={words.unplaced}>
      <h3>{words.unplaced}</h3>
      {edits.map(({ path, sentence, text }, index) => (
        <div key={index}>
          <p class="caveat problem">
            <span aria-hidden="true">⚠</span>
            <span>
              <strong>{path}</strong> {sentence}
            </span>
          </p>
          <div class="code">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
            <pre tabIndex={0}>
              <code>{text}</code>
            </pre>
            <button type="button" class="copy" onClick={() => post({ type: "copy", text })}>
              {words.copy}
            </button>
          </div>
        </div>
      ))}
    </section>
  );
}
