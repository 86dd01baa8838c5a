import { useLayoutEffect, useRef } from "preact/hooks";
import { type KeyCommand, keys } from "../state/keys.ts";
import type { Words } from "../words.ts";
import { usePanel } from "./panel.ts";

/** All keys and what they do; a modal dialog, so the browser itself keeps the focus in it, and Escape closes it. */
export function KeyList() {
  const { words, dispatch } = usePanel();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => dispatch({ type: "toggledKeyList", isOpen: false });
  return (
    <dialog ref={dialog} aria-labelledby="keyListTitle" onClose={close}>
      <h2 id="keyListTitle">{words.keyList}</h2>
      <dl>
        {Object.entries(keys).map(([key, command]) => (
          <div key={key}>
            <dt>
              <kbd>{key === "Escape" ? "Esc" : key}</kbd>
            </dt>
            <dd>{meaning(command, words)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={() => dialog.current?.close()}>
        {words.close}
      </button>
    </dialog>
  );
}

function meaning(command: KeyCommand, words: Words): string {
  const meanings: Readonly<Record<KeyCommand, string>> = {
    next: words.keyNext,
    previous: words.keyPrevious,
    accept: words.keyAccept,
    reject: words.keyReject,
    edit: words.keyEdit,
    open: words.keyOpen,
    undo: words.keyUndo,
    acceptFile: words.keyAcceptFile,
    question: words.keyQuestion,
    stop: words.keyStop,
    keyList: words.keyShow,
  };
  return meanings[command];
}
