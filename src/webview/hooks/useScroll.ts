import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Panel } from "../components/panel.ts";
import { remeasure } from "../diff/viewport.ts";
import type { PanelState } from "../state/panelState.ts";
import { runningTurn } from "../state/thread.ts";

/** Pixels from the end at which a reader still counts as following the stream. */
const nearEnd = 24;

/** Remembers how far the page is scrolled, comes back to it after a reload, and follows a stream while its end is in sight. */
export function useScroll(scroller: RefObject<HTMLElement | null>, state: PanelState, { dispatch }: Panel): void {
  const isAtEnd = useRef(true);
  const { screen, view } = state;
  const isRunning = screen?.type === "thread" && runningTurn(screen.thread) !== undefined;
  const thread = screen?.type === "thread" ? screen.thread.id : undefined;

  useLayoutEffect(() => {
    if (scroller.current !== null && thread !== undefined) {
      scroller.current.scrollTop = view.scroll;
      remeasure();
    }
  }, [thread]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null && isRunning && isAtEnd.current) {
      element.scrollTop = element.scrollHeight;
    }
  }, [screen, isRunning, scroller]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) {
      return;
    }
    const onScroll = () => {
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
      remeasure();
    };
    const onScrollEnd = () => dispatch({ type: "scrolled", top: element.scrollTop });
    const sizes = new ResizeObserver(remeasure);
    sizes.observe(element);
    for (const child of element.children) {
      sizes.observe(child);
    }
    element.addEventListener("scroll", onScroll, { passive: true });
    element.addEventListener("scrollend", onScrollEnd);
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", onScroll);
      element.removeEventListener("scrollend", onScrollEnd);
    };
  }, [scroller, dispatch]);
}
