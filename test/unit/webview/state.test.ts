import assert from "node:assert/strict";
import type { ToPage, Turn } from "../../../src/webview/protocol.ts";
import { freshView, initialState, type PanelState } from "../../../src/webview/state/panelState.ts";
import { type Action, neighbour, reduce } from "../../../src/webview/state/state.ts";
import { file, hunk, review, thread, turn } from "../../panel/threads.ts";

const three: Turn = turn({ files: [file("a.ts", [hunk("h1"), hunk("h2")]), file("b.ts", [hunk("h3")])] });
const second = { turn: "t1", hunk: "h2" };

function stateAfter(...actions: readonly (Action | ToPage)[]): PanelState {
  return actions.reduce(step, initialState());
}

function step(state: PanelState, action: Action | ToPage): PanelState {
  const isMessage = ["show", "turn", "text", "hunks", "focus"].includes(action.type);
  return reduce(state, isMessage ? { type: "received", messages: [action as ToPage] } : (action as Action));
}

function show(...turns: Turn[]): ToPage {
  return { type: "show", screen: { type: "thread", thread: thread(...turns) } };
}

function turns(state: PanelState): readonly Turn[] {
  return state.screen?.type === "thread" ? state.screen.thread.turns : [];
}

describe("the panel's state", () => {
  it("appends text to the turn it belongs to", () => {
    const state = stateAfter(
      show(turn({ state: "running" })),
      { type: "text", turn: "t1", text: "It " },
      { type: "text", turn: "t1", text: "adds" },
    );
    assert.equal(turns(state)[0]?.markdown, "It adds");
  });

  it("leaves out text of a turn that is not on screen", () => {
    const before = stateAfter(show(three));
    assert.equal(step(before, { type: "text", turn: "gone", text: "x" }), before);
  });

  it("leaves the other turns the same objects", () => {
    const before = stateAfter(show(three, turn({ id: "t2", state: "running" })));
    assert.equal(turns(step(before, { type: "text", turn: "t2", text: "x" }))[0], turns(before)[0]);
  });

  it("leaves files without a decided hunk the same objects", () => {
    const before = stateAfter(show(three));
    const decided = step(before, { type: "hunks", turn: "t1", hunks: [{ id: "h3", state: "accepted" }] });
    assert.equal(turns(decided)[0]?.files[0], turns(before)[0]?.files[0]);
  });

  it("puts a new turn after the others", () => {
    const state = stateAfter(show(three), { type: "turn", turn: turn({ id: "t2" }) });
    assert.deepEqual(
      turns(state).map(({ id }) => id),
      ["t1", "t2"],
    );
  });

  it("announces the end of an answer", () => {
    const state = stateAfter(show(turn({ state: "running" })), { type: "turn", turn: turn({ state: "stopped" }) });
    assert.deepEqual(state.announcement, { kind: "ended", state: "stopped" });
  });

  it("announces nothing when a turn that was done before changes", () => {
    const state = stateAfter(show(turn()), { type: "turn", turn: turn({ notes: ["stale"] }) });
    assert.equal(state.announcement, undefined);
  });

  it("announces several decisions as one", () => {
    const hunks = [
      { id: "h1", state: "accepted" as const },
      { id: "h3", state: "accepted" as const },
    ];
    const state = stateAfter(show(three), { type: "hunks", turn: "t1", hunks });
    assert.deepEqual(state.announcement, { kind: "decided", state: "several", changed: 2, decided: 2, total: 3 });
  });

  it("takes a conflict away with the state that it came with", () => {
    const conflict = { current: ["mine"] };
    const state = stateAfter(
      show(three),
      { type: "hunks", turn: "t1", hunks: [{ id: "h1", state: "conflict", conflict }] },
      { type: "hunks", turn: "t1", hunks: [{ id: "h1", state: "undecided" }] },
    );
    assert.equal(turns(state)[0]?.files[0]?.hunks[0]?.conflict, undefined);
  });

  it("goes on to the next open hunk while a decision is on its way", () => {
    const state = stateAfter(
      show(three),
      { type: "goToHunk", place: second },
      { type: "deciding", turn: "t1", hunks: ["h2"] },
    );
    assert.equal(state.view.focused?.hunk, "h3");
  });

  it("stays where it is once every hunk is decided or on its way", () => {
    const state = stateAfter(
      show(three),
      { type: "goToHunk", place: second },
      { type: "deciding", turn: "t1", hunks: ["h1", "h2", "h3"] },
    );
    assert.deepEqual(state.view.focused, second);
  });

  it("lets a hunk be decided again once the host has answered", () => {
    const state = stateAfter(
      show(three),
      { type: "deciding", turn: "t1", hunks: ["h1"] },
      { type: "hunks", turn: "t1", hunks: [{ id: "h1", state: "undecided" }] },
    );
    assert.deepEqual(state.pending, []);
  });

  it("walks from the last hunk no further", () => {
    const state = stateAfter(show(three), { type: "goToHunk", place: { turn: "t1", hunk: "h3" } });
    assert.equal(neighbour(state, 1), undefined);
  });

  it("walks upwards from nowhere to the last hunk", () => {
    assert.equal(neighbour(stateAfter(show(three)), -1)?.hunk, "h3");
  });

  it("unfolds the file of the hunk that it goes to", () => {
    const state = stateAfter(
      show(three),
      { type: "toggledFile", key: "t1#file:///shop/a.ts" },
      { type: "goToHunk", place: second },
    );
    assert.deepEqual(state.view.foldedFiles, []);
  });

  it("keeps what the person did while the same thread is shown again", () => {
    const state = stateAfter(show(three), { type: "wroteQuestion", text: "why" }, show(review));
    assert.equal(state.view.question, "why");
  });

  it("begins afresh with another thread", () => {
    const other: ToPage = { type: "show", screen: { type: "thread", thread: { ...thread(three), id: "other" } } };
    const state = stateAfter(show(three), { type: "wroteQuestion", text: "why" }, other);
    assert.deepEqual(state.view, { ...freshView, thread: "other" });
  });

  it("keeps what the person did while the history is looked at", () => {
    const history: ToPage = { type: "show", screen: { type: "history", entries: [] } };
    const state = stateAfter(show(three), { type: "wroteQuestion", text: "why" }, history, show(three));
    assert.equal(state.view.question, "why");
  });

  it("forgets an edit that was left", () => {
    const state = stateAfter(
      show(three),
      { type: "wroteEdit", place: second, text: "x" },
      { type: "wroteEdit", place: second },
    );
    assert.deepEqual(state.view.edits, {});
  });

  it("wishes the keyboard to Send when a draft is shown", () => {
    assert.deepEqual(stateAfter(show(turn({ state: "draft" }))).focusWish?.target, { on: "send" });
  });

  it("wishes the keyboard to the question when the host asks and no hunk is open", () => {
    assert.deepEqual(stateAfter(show(turn()), { type: "focus" }).focusWish?.target, { on: "question" });
  });

  it("takes the keyboard from another part of the window when the host asks", () => {
    assert.equal(stateAfter(show(three), { type: "focus" }).focusWish?.isAsked, true);
  });

  it("leaves the keyboard in another part of the window when the host asks gently", () => {
    assert.equal(stateAfter(show(three), { type: "focus", isGentle: true }).focusWish?.isAsked, false);
  });

  it("leaves the keyboard where a question is written when the host asks gently", () => {
    const state = stateAfter(show(three), { type: "wroteQuestion", text: "a" }, { type: "focus", isGentle: true });
    assert.equal(state.focusWish, undefined);
  });
});
