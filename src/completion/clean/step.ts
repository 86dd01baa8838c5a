import type { Snapshot } from "../../text/snapshot.ts";
import type { NoSuggestionReason } from "../suggestion.ts";

/** An answer on its way to be a text for the cursor. */
export interface Answer {
  /** What of it is certain by now; as the stream grows it is added to, never changed. */
  readonly text: string;
  /** Nothing is added any more: the stream has ended, or what it still brings does not count. */
  readonly isWhole: boolean;
  /** Characters that this step took off its beginning; absent: none but white space. */
  readonly skipped?: number;
  /** Why nothing of it is left. */
  readonly reason?: NoSuggestionReason;
}

/** One step; what it can't decide yet it holds back. A whole answer leaves no step otherwise than whole. */
export type Step = (answer: Answer, snapshot: Snapshot) => Answer;

/** What a step gives while it can't tell how the answer begins. */
export const undecided: Answer = { text: "", isWhole: false };
