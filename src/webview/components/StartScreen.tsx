import { usePanel } from "./panel.ts";

/** What works now, and the one button that sets up a model where there is none. */
export function StartScreen({ hasModel, isTrusted }: { readonly hasModel: boolean; readonly isTrusted: boolean }) {
  const { words, post } = usePanel();
  return (
    <section class="start">
      <h2>{words.startTitle}</h2>
      <p>{words.startAsk}</p>
      {!hasModel && <p>{words.startModel}</p>}
      {!isTrusted && <p class="note">{words.startUntrusted}</p>}
      {!hasModel && (
        <button type="button" class="primary" onClick={() => post({ type: "setUp" })}>
          {words.setUp}
        </button>
      )}
    </section>
  );
}
