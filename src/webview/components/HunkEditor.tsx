import { useLayoutEffect, useRef } from "preact/hooks";
import type { HunkPlace } from "../state/panelState.ts";
import { usePanel } from "./panel.ts";

/** The hunk's new lines in a text field; nothing is posted before they are saved. */
export function HunkEditor({ place, text }: { readonly place: HunkPlace; readonly text: string }) {
  const { words, post, dispatch } = usePanel();
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.setSelectionRange(0, 0);
    field.current?.focus();
  }, []);
  const leave = () => {
    dispatch({ type: "wroteEdit", place });
    dispatch({ type: "goToHunk", place });
  };
  const save = () => {
    post({ type: "edit", ...place, newLines: text === "" ? [] : text.split("\n") });
    leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = { Escape: leave, Enter: event.ctrlKey || event.metaKey ? save : undefined }[event.key];
    if (command !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      command();
    }
  };
  return (
    <div class="editor">
      <textarea
        ref={field}
        aria-label={words.editLines}
        spellcheck={false}
        rows={Math.min(20, text.split("\n").length + 1)}
        value={text}
        onInput={({ currentTarget }) => dispatch({ type: "wroteEdit", place, text: currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      <p class="actions">
        <button type="button" class="primary" onClick={save}>
          {words.save}
        </button>
        <button type="button" onClick={leave}>
          {words.cancel}
        </button>
        <span class="quiet">{words.saveKeys}</span>
      </p>
    </div>
  );
}
