import type { Snapshot } from "../../text/snapshot.ts";
import type { NoSuggestionReason } from "../suggestion.ts";
import { untilAfterword } from "./afterword.ts";
import { withoutEcho } from "./echo.ts";
import { withoutFence } from "./fence.ts";
import { mendIndentation } from "./indentation.ts";
import { lineFeeds } from "./lineFeeds.ts";
import { untilRepetition } from "./repetition.ts";
import type { Answer, Step } from "./step.ts";
import { untilSuffix } from "./suffixReached.ts";

/** The text for the cursor that an answer says. */
export interface CleanAnswer {
  readonly text: string;
  /** Nothing that may still come counts. */
  readonly isOver: boolean;
  /** Characters, white space not counted, that were taken off before it; those that follow in what was answered are the text's, in order. */
  readonly skipped: number;
  /** Why no text is left. */
  readonly reason?: NoSuggestionReason;
}

const steps: readonly Step[] = [
  lineFeeds,
  withoutFence,
  untilAfterword,
  withoutEcho,
  mendIndentation,
  untilSuffix,
  untilRepetition,
];

/**
 * Makes the text for the cursor of what a model answered so far for a snapshot; the steps go in the order above. As the answer grows
 * the text is only ever added to, so what can't be decided yet is held back. `isWhole`: nothing more comes.
 */
export function cleanAnswer(raw: string, snapshot: Snapshot, isWhole: boolean): CleanAnswer {
  let answer: Answer = { text: raw, isWhole };
  let skipped = 0;
  for (const step of steps) {
    const { text, isWhole: isOver, skipped: off = 0, reason } = step(answer, snapshot);
    if (reason !== undefined) {
      return { text: "", isOver, skipped, reason };
    }
    skipped += answer.text.slice(0, off).replace(/\s+/g, "").length;
    answer = { text, isWhole: isOver };
  }
  // White space alone may still turn out to stand before what is cut off.
  const text = answer.isWhole || answer.text.trim() !== "" ? answer.text : "";
  return { text, isOver: answer.isWhole, skipped };
}
