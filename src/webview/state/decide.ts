import type { Panel } from "../components/panel.ts";

/** Posts a decision about hunks and moves on to the next that is open; after an undo the keyboard stays. No hunks, no message. */
export function decide(
  { post, dispatch }: Panel,
  turn: string,
  hunks: readonly string[],
  decision: "accept" | "reject" | "undo",
): void {
  const [first] = hunks;
  if (first === undefined) {
    return;
  }
  post({ type: "decide", turn, hunks: [...hunks], decision });
  dispatch(
    decision === "undo" ? { type: "goToHunk", place: { turn, hunk: first } } : { type: "deciding", turn, hunks },
  );
}
