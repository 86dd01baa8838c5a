import type { Hunk, HunkState, Screen, Thread, ToPage, Turn } from "../protocol.ts";
import { type Announcement, freshView, type PanelState, wish } from "./panelState.ts";
import { decisions, draftTurn, hunkKey, isDecided, placedHunks, reviewedTurn } from "./thread.ts";

type HunksMessage = Extract<ToPage, { type: "hunks" }>;

/** The state after a message of the host. A message about a turn that is not on screen changes nothing. */
export function receive(state: PanelState, message: ToPage): PanelState {
  switch (message.type) {
    case "show":
      return show(state, message.screen);
    case "turn":
      return replaceTurn(state, message.turn);
    case "text":
      return changeTurn(state, message.turn, (turn) => ({ ...turn, markdown: turn.markdown + message.text }));
    case "hunks":
      return changeHunks(state, message);
    case "focus":
      return focus(state, message.isGentle === true);
  }
}

/** Who writes a question or edits a hunk is not moved away from it gently: the next letter would be taken for a key of the review. */
function focus(state: PanelState, isGentle: boolean): PanelState {
  const isWriting = state.view.question !== "" || Object.keys(state.view.edits).length > 0;
  return isGentle && isWriting ? state : { ...state, ...wish(state, focusTarget(state), !isGentle) };
}

function show(state: PanelState, screen: Screen): PanelState {
  if (screen.type !== "thread") {
    return { ...state, screen, pending: [] };
  }
  const isOther = screen.thread.id !== state.view.thread;
  const view = isOther ? { ...freshView, thread: screen.thread.id } : state.view;
  const shown = { ...state, screen, view, pending: [] };
  return draftTurn(screen.thread) === undefined ? shown : { ...shown, ...wish(shown, { on: "send" }) };
}

function replaceTurn(state: PanelState, turn: Turn): PanelState {
  const thread = threadOf(state);
  if (thread === undefined) {
    return state;
  }
  const before = thread.turns.find(({ id }) => id === turn.id);
  const turns =
    before === undefined ? [...thread.turns, turn] : thread.turns.map((one) => (one === before ? turn : one));
  const changed = { ...withThread(state, { ...thread, turns }), pending: settled(state.pending, turn.id) };
  if (before?.state === "running" && turn.state !== "running" && turn.state !== "draft") {
    return { ...changed, announcement: { kind: "ended", state: turn.state } };
  }
  const isNewDraft = turn.state === "draft" && before === undefined;
  return isNewDraft ? { ...changed, ...wish(changed, { on: "send" }) } : changed;
}

function changeHunks(state: PanelState, { turn: turnId, hunks }: HunksMessage): PanelState {
  const before = threadOf(state)?.turns.find(({ id }) => id === turnId);
  const updates = new Map(hunks.map((update) => [update.id, update]));
  const update = (hunk: Hunk): Hunk => ({ ...hunk, ...updates.get(hunk.id), conflict: updates.get(hunk.id)?.conflict });
  const after = changeTurn(state, turnId, (turn) => ({
    ...turn,
    files: turn.files.map((file) =>
      file.hunks.some(({ id }) => updates.has(id))
        ? { ...file, hunks: file.hunks.map((hunk) => (updates.has(hunk.id) ? update(hunk) : hunk)) }
        : file,
    ),
  }));
  const turn = threadOf(after)?.turns.find(({ id }) => id === turnId);
  if (before === undefined || turn === undefined) {
    return state;
  }
  const announcement = announce(before, turn) ?? after.announcement;
  return { ...after, announcement, pending: settled(state.pending, turnId) };
}

/** What to say of hunks whose state changed; nothing where none did. */
function announce(before: Turn, after: Turn): Announcement | undefined {
  const states = new Map(placedHunks([before]).map(({ hunk }) => [hunk.id, hunk.state]));
  const changed = placedHunks([after]).filter(({ hunk }) => states.get(hunk.id) !== hunk.state);
  const [first, ...more] = changed;
  if (first === undefined) {
    return undefined;
  }
  const state: HunkState | "several" = more.length === 0 ? first.hunk.state : "several";
  return { kind: "decided", state, changed: changed.length, ...decisions(after) };
}

/** Where the keyboard belongs when the person comes to the panel. */
function focusTarget(state: PanelState): NonNullable<PanelState["focusWish"]>["target"] {
  const thread = threadOf(state);
  if (thread !== undefined && draftTurn(thread) !== undefined) {
    return { on: "send" };
  }
  const turn = thread && reviewedTurn(thread);
  const open = turn && placedHunks([turn]).find(({ hunk }) => !isDecided(hunk));
  return open === undefined ? { on: "question" } : { on: "hunk", place: { turn: open.turn.id, hunk: open.hunk.id } };
}

function settled(pending: readonly string[], turn: string): readonly string[] {
  return pending.filter((key) => !key.startsWith(hunkKey(turn, "")));
}

function changeTurn(state: PanelState, id: string, change: (turn: Turn) => Turn): PanelState {
  const thread = threadOf(state);
  const isHere = thread?.turns.some((turn) => turn.id === id) ?? false;
  if (thread === undefined || !isHere) {
    return state;
  }
  return withThread(state, { ...thread, turns: thread.turns.map((turn) => (turn.id === id ? change(turn) : turn)) });
}

function threadOf({ screen }: PanelState): Thread | undefined {
  return screen?.type === "thread" ? screen.thread : undefined;
}

function withThread(state: PanelState, thread: Thread): PanelState {
  return { ...state, screen: { type: "thread", thread } };
}
