import { useEffect, useMemo, useReducer, useRef } from "preact/hooks";
import { useFocusWish } from "../hooks/useFocusWish.ts";
import { useKeys } from "../hooks/useKeys.ts";
import { useRowHeight } from "../hooks/useRowHeight.ts";
import { useScroll } from "../hooks/useScroll.ts";
import type { Host } from "../host.ts";
import { initialState, type PanelState } from "../state/panelState.ts";
import { reduce } from "../state/state.ts";
import { draftTurn, reviewedTurn, runningTurn } from "../state/thread.ts";
import type { Words } from "../words.ts";
import { DecisionBar } from "./DecisionBar.tsx";
import { FollowUp } from "./FollowUp.tsx";
import { HistoryScreen } from "./HistoryScreen.tsx";
import { KeyList } from "./KeyList.tsx";
import { LiveRegion } from "./LiveRegion.tsx";
import { type Panel, PanelContext } from "./panel.ts";
import { StartScreen } from "./StartScreen.tsx";
import { ThreadScreen } from "./ThreadScreen.tsx";
import { UsageScreen } from "./UsageScreen.tsx";

/** The whole page: one state, the screen that the host asks for, and the bar below it. */
export function App({ host, words }: { readonly host: Host; readonly words: Words }) {
  const [state, dispatch] = useReducer(reduce, host.savedView(), initialState);
  const rowHeight = useRowHeight();
  const panel = useMemo<Panel>(() => {
    const format = new Intl.NumberFormat(document.documentElement.lang);
    return { post: host.post, dispatch, words, formatNumber: (value) => format.format(value), rowHeight };
  }, [host, words, rowHeight]);
  const scroller = useRef<HTMLElement>(null);
  useEffect(() => {
    host.listen((messages) => dispatch({ type: "received", messages }));
    host.post({ type: "ready" });
  }, [host]);
  useEffect(() => host.saveView(state.view), [host, state.view]);
  useScroll(scroller, state, panel);
  useKeys(state, panel);
  useFocusWish(state.focusWish, panel);
  return (
    <PanelContext.Provider value={panel}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <main class="scroller" ref={scroller} tabIndex={0}>
        <div class="content">
          <Screen state={state} />
        </div>
      </main>
      <Bar state={state} words={words} />
      <LiveRegion announcement={state.announcement} />
      {state.isKeyListOpen && <KeyList />}
    </PanelContext.Provider>
  );
}

function Screen({ state }: { readonly state: PanelState }) {
  const { screen, view, pending } = state;
  switch (screen?.type) {
    case undefined:
      return null;
    case "start":
      return <StartScreen hasModel={screen.hasModel} isTrusted={screen.isTrusted} />;
    case "thread":
      return <ThreadScreen thread={screen.thread} view={view} pending={pending} />;
    case "history":
      return <HistoryScreen entries={screen.entries} />;
    case "usage":
      return <UsageScreen usage={screen.usage} />;
  }
}

/** What stays at the bottom: the review's progress and the next question. */
function Bar({ state, words }: { readonly state: PanelState; readonly words: Words }) {
  const { screen, view } = state;
  const mayAsk = screen?.type === "thread" || (screen?.type === "start" && screen.hasModel);
  if (screen === undefined || !mayAsk) {
    return null;
  }
  const reviewed = screen.type === "thread" ? reviewedTurn(screen.thread) : undefined;
  const isAsking = screen.type === "thread" && (runningTurn(screen.thread) ?? draftTurn(screen.thread)) !== undefined;
  return (
    <footer>
      {reviewed && <DecisionBar turn={reviewed} isAsking={isAsking} />}
      <FollowUp
        text={view.question}
        focused={view.focused}
        label={screen.type === "start" ? words.startAskNow : words.followUp}
      />
    </footer>
  );
}
