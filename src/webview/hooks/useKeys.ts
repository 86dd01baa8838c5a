import { useEffect, useRef } from "preact/hooks";
import type { Panel } from "../components/panel.ts";
import { decide } from "../state/decide.ts";
import { type KeyCommand, keyCommand } from "../state/keys.ts";
import type { PanelState } from "../state/panelState.ts";
import { neighbour } from "../state/state.ts";
import { acceptableHunks, hunkKey, isDecided, type PlacedHunk, placedHunks, stoppableTurn } from "../state/thread.ts";

/** Lets the keys work on the focused hunk, wherever in the page the keyboard is but in a text field or a dialog. */
export function useKeys(state: PanelState, panel: Panel): void {
  const latest = useRef({ state, panel });
  latest.current = { state, panel };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { state, panel } = latest.current;
      const command = state.isKeyListOpen ? undefined : keyCommand(keyPress(event));
      if (command !== undefined && run(command, state, panel)) {
        event.preventDefault();
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function keyPress({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) {
  const isTyping = target instanceof HTMLTextAreaElement;
  return { key, ctrlKey, metaKey, altKey, isTyping };
}

/** Whether the command had something to do. */
function run(command: KeyCommand, state: PanelState, panel: Panel): boolean {
  switch (command) {
    case "next":
    case "previous":
      return move(command === "next" ? 1 : -1, state, panel);
    case "question":
      panel.dispatch({ type: "goToQuestion" });
      return true;
    case "keyList":
      panel.dispatch({ type: "toggledKeyList", isOpen: true });
      return true;
    case "stop":
      return stop(state, panel);
    default:
      return runOnHunk(command, state, panel);
  }
}

function move(step: 1 | -1, state: PanelState, { dispatch }: Panel): boolean {
  const place = neighbour(state, step);
  if (place !== undefined) {
    dispatch({ type: "goToHunk", place });
  }
  return place !== undefined;
}

function stop({ screen }: PanelState, { post }: Panel): boolean {
  const turn = screen?.type === "thread" ? stoppableTurn(screen.thread) : undefined;
  if (turn !== undefined) {
    post({ type: "stop", turn: turn.id });
  }
  return turn !== undefined;
}

type HunkCommand = "accept" | "reject" | "edit" | "open" | "undo" | "acceptFile";

function runOnHunk(command: HunkCommand, state: PanelState, panel: Panel): boolean {
  const focused = focusedHunk(state);
  if (focused === undefined || state.pending.includes(hunkKey(focused.turn.id, focused.hunk.id))) {
    return false;
  }
  const { turn, file, hunk } = focused;
  const place = { turn: turn.id, hunk: hunk.id };
  const isOpen = !isDecided(hunk);
  const commands: Readonly<Record<HunkCommand, readonly [applies: boolean, act: () => void]>> = {
    accept: [hunk.state === "undecided", () => decide(panel, turn.id, [hunk.id], "accept")],
    reject: [isOpen, () => decide(panel, turn.id, [hunk.id], "reject")],
    undo: [!isOpen, () => decide(panel, turn.id, [hunk.id], "undo")],
    acceptFile: [true, () => decide(panel, turn.id, acceptableHunks(turn, [file]), "accept")],
    edit: [isOpen, () => panel.dispatch({ type: "wroteEdit", place, text: hunk.newLines.join("\n") })],
    open: [true, () => panel.post({ type: "openDiff", ...place })],
  };
  const [applies, act] = commands[command];
  if (applies) {
    act();
  }
  return applies;
}

function focusedHunk({ screen, view }: PanelState): PlacedHunk | undefined {
  const all = screen?.type === "thread" ? placedHunks(screen.thread.turns) : [];
  return all.find(({ turn, hunk }) => turn.id === view.focused?.turn && hunk.id === view.focused.hunk);
}
