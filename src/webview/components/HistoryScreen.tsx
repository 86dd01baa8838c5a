import type { HistoryEntry } from "../protocol.ts";
import { usePanel } from "./panel.ts";

/** Past answers and what became of their hunks. */
export function HistoryScreen({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const { words, post } = usePanel();
  return (
    <section class="history">
      <h2>{words.history}</h2>
      {entries.length === 0 && <p class="quiet">{words.historyEmpty}</p>}
      <ul aria-label={words.history}>
        {entries.map(({ id, title, when, outcome }) => (
          <li key={id}>
            <button type="button" class="entry" onClick={() => post({ type: "openHistory", id })}>
              <span class="title">{title}</span>
              <span class="quiet">{when}</span>
              <span class="quiet">{outcome}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
