import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Caveat, ToHost } from "../protocol.ts";
import { fill } from "../words.ts";
import { usePanel } from "./panel.ts";

type Scope = Extract<ToHost, { type: "dismiss" }>["scope"];

/** Dismisses a caveat: by itself, or its rule from now on. Arrows go through the menu, Escape and leaving it close it. */
export function DismissMenu({ turn, caveat }: { readonly turn: string; readonly caveat: Caveat }) {
  const { words, post, dispatch } = usePanel();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const { id, hunk, folder } = caveat;
  useLayoutEffect(() => {
    if (isOpen) {
      menu.current?.querySelector("button")?.focus();
    }
  }, [isOpen]);
  const choices: readonly (readonly [Scope, string])[] = [
    ["once", words.dismissOnce],
    ["rule", words.dismissRule],
    ...(folder === undefined ? [] : [["folder", fill(words.dismissFolder, `${folder}/`)] as const]),
  ];
  const dismiss = (scope: Scope) => {
    setOpen(false);
    post({ type: "dismiss", turn, caveat: id, scope });
    if (hunk !== undefined) {
      // The button goes away with the caveat, the keyboard should not.
      dispatch({ type: "goToHunk", place: { turn, hunk } });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // Keys of the review belong to what is behind the menu.
    event.stopPropagation();
    if (event.key === "Escape") {
      setOpen(false);
      button.current?.focus();
    } else if (step !== undefined) {
      event.preventDefault();
      const items = [...(menu.current?.querySelectorAll("button") ?? [])];
      const at = items.indexOf(document.activeElement as HTMLButtonElement);
      items.at((at + step) % items.length)?.focus();
    }
  };
  return (
    <span
      class="dismiss"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) {
          setOpen(false);
        }
      }}
    >
      <button
        ref={button}
        type="button"
        class="link"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {words.dismiss} <span aria-hidden="true">▾</span>
      </button>
      {isOpen && (
        <div ref={menu} class="menu" role="menu" tabIndex={-1} aria-label={words.dismiss} onKeyDown={onKeyDown}>
          {choices.map(([scope, title]) => (
            <button key={scope} type="button" role="menuitem" tabIndex={-1} onClick={() => dismiss(scope)}>
              {title}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
