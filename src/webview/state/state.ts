import type { ToPage } from "../protocol.ts";
import { type HunkPlace, type PanelState, type View, wish } from "./panelState.ts";
import { receive } from "./receive.ts";
import { fileKey, hunkKey, isDecided, placedHunks } from "./thread.ts";

export type Action =
  | { readonly type: "received"; readonly messages: readonly ToPage[] }
  /** Puts the keyboard at a hunk. */
  | { readonly type: "goToHunk"; readonly place: HunkPlace }
  /** The keyboard is at a hunk. */
  | { readonly type: "hunkFocused"; readonly place: HunkPlace }
  | { readonly type: "goToQuestion" }
  /** A decision was posted. */
  | { readonly type: "deciding"; readonly turn: string; readonly hunks: readonly string[] }
  | { readonly type: "toggledFile"; readonly key: string }
  | { readonly type: "toggledPart"; readonly key: string }
  | { readonly type: "scrolled"; readonly top: number }
  | { readonly type: "wroteQuestion"; readonly text: string }
  /** Without a text the hunk is no longer edited. */
  | { readonly type: "wroteEdit"; readonly place: HunkPlace; readonly text?: string }
  | { readonly type: "toggledKeyList"; readonly isOpen: boolean };

/** The state after the action; what the action does not touch stays the same object. */
export function reduce(state: PanelState, action: Action): PanelState {
  switch (action.type) {
    case "received":
      return action.messages.reduce(receive, state);
    case "goToHunk":
      return goToHunk(state, action.place);
    case "hunkFocused":
      return samePlace(state.view.focused, action.place) ? state : withView(state, { focused: action.place });
    case "goToQuestion":
      return { ...state, ...wish(state, { on: "question" }) };
    case "deciding":
      return afterDeciding(state, action.turn, action.hunks);
    case "toggledFile":
      return withView(state, { foldedFiles: toggled(state.view.foldedFiles, action.key) });
    case "toggledPart":
      return withView(state, { unfolded: toggled(state.view.unfolded, action.key) });
    case "scrolled":
      return withView(state, { scroll: action.top });
    case "wroteQuestion":
      return withView(state, { question: action.text });
    case "wroteEdit":
      return withView(state, { edits: withEdit(state.view.edits, action.place, action.text) });
    case "toggledKeyList":
      return { ...state, isKeyListOpen: action.isOpen };
  }
}

function goToHunk(state: PanelState, place: HunkPlace): PanelState {
  const foldedFiles = withoutFileOf(place, state);
  return { ...withView(state, { focused: place, foldedFiles }), ...wish(state, { on: "hunk", place }) };
}

/** The folded files but the one that the hunk is in. */
function withoutFileOf(place: HunkPlace, { screen, view }: PanelState): string[] {
  const all = screen?.type === "thread" ? placedHunks(screen.thread.turns) : [];
  const found = all.find(({ turn, hunk }) => samePlace(place, { turn: turn.id, hunk: hunk.id }));
  return found === undefined
    ? view.foldedFiles
    : view.foldedFiles.filter((key) => key !== fileKey(found.turn.id, found.file.uri));
}

/** Marks the hunks as on their way and moves on to the next one that is open, or stays where there is none. */
function afterDeciding(state: PanelState, turn: string, hunks: readonly string[]): PanelState {
  const pending = [...state.pending, ...hunks.map((hunk) => hunkKey(turn, hunk))];
  const deciding = { ...state, pending };
  const next = nextOpenHunk(deciding, turn);
  return next === undefined ? deciding : goToHunk(deciding, next);
}

/** The next hunk of the turn that nobody decided: below the focused one, or else the first. */
function nextOpenHunk({ screen, view, pending }: PanelState, turnId: string): HunkPlace | undefined {
  const turns = screen?.type === "thread" ? screen.thread.turns.filter(({ id }) => id === turnId) : [];
  const all = placedHunks(turns);
  const at = all.findIndex(({ hunk }) => view.focused?.turn === turnId && hunk.id === view.focused.hunk);
  const isOpen = ({ hunk }: (typeof all)[number]) => !isDecided(hunk) && !pending.includes(hunkKey(turnId, hunk.id));
  const next = all.slice(at + 1).find(isOpen) ?? all.find(isOpen);
  return next && { turn: turnId, hunk: next.hunk.id };
}

/** The hunk `step` places on from the focused one; the first, or from the end the last, where none is focused. */
export function neighbour({ screen, view }: PanelState, step: 1 | -1): HunkPlace | undefined {
  const all = screen?.type === "thread" ? placedHunks(screen.thread.turns) : [];
  const at = all.findIndex(({ turn, hunk }) => samePlace(view.focused, { turn: turn.id, hunk: hunk.id }));
  const next = at === -1 ? all.at(step === 1 ? 0 : -1) : all[at + step];
  return next && { turn: next.turn.id, hunk: next.hunk.id };
}

function samePlace(one: HunkPlace | undefined, other: HunkPlace): boolean {
  return one?.turn === other.turn && one.hunk === other.hunk;
}

function withView(state: PanelState, change: Partial<View>): PanelState {
  return { ...state, view: { ...state.view, ...change } };
}

function toggled(keys: readonly string[], key: string): string[] {
  return keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
}

function withEdit(edits: View["edits"], place: HunkPlace, text: string | undefined): View["edits"] {
  const { [hunkKey(place.turn, place.hunk)]: _before, ...others } = edits;
  return text === undefined ? others : { ...others, [hunkKey(place.turn, place.hunk)]: text };
}
