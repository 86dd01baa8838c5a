import type { HunkPlace } from "../state/panelState.ts";
import { usePanel } from "./panel.ts";

/** The question that goes on from here. Enter sends it, Escape goes back to the hunk. */
export function FollowUp(props: {
  readonly text: string;
  readonly focused: HunkPlace | undefined;
  readonly label: string;
}) {
  const { words, post, dispatch } = usePanel();
  const { text, focused } = props;
  const ask = () => {
    if (text.trim() !== "") {
      post({ type: "ask", text: text.trim() });
      dispatch({ type: "wroteQuestion", text: "" });
    }
  };
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement }) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      ask();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      event.currentTarget.blur();
      if (focused !== undefined) {
        dispatch({ type: "goToHunk", place: focused });
      }
    }
  };
  return (
    <div class="followUp">
      <textarea
        id="question"
        aria-label={props.label}
        placeholder={props.label}
        title={words.followUpKeys}
        rows={Math.min(8, text.split("\n").length)}
        value={text}
        onInput={({ currentTarget }) => dispatch({ type: "wroteQuestion", text: currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      <button type="button" aria-disabled={text.trim() === ""} onClick={ask}>
        {words.ask}
      </button>
      <button
        type="button"
        class="help"
        aria-label={words.keyListTitle}
        title={words.keyListTitle}
        onClick={() => dispatch({ type: "toggledKeyList", isOpen: true })}
      >
        ?
      </button>
    </div>
  );
}
