import { useLayoutEffect } from "preact/hooks";
import type { Panel } from "../components/panel.ts";
import type { FocusWish } from "../state/panelState.ts";
import { hunkKey } from "../state/thread.ts";

/** Moves the keyboard where the state wishes it; out of the editor only where the host asked for it. */
export function useFocusWish(wish: FocusWish | undefined, { post }: Panel): void {
  useLayoutEffect(() => {
    const element = wish && document.querySelector<HTMLElement>(selector(wish.target));
    if (!(wish && element) || !(wish.isAsked || document.hasFocus())) {
      return;
    }
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
    if (wish.target.on === "hunk") {
      post({ type: "reveal", ...wish.target.place });
    }
  }, [wish?.tick]);
}

function selector(target: FocusWish["target"]): string {
  switch (target.on) {
    case "hunk":
      return `[data-hunk="${CSS.escape(hunkKey(target.place.turn, target.place.hunk))}"]`;
    case "send":
      return "[data-send]";
    case "question":
      return "#question";
  }
}
