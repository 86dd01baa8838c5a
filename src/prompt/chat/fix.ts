import { placeOf, wordsOf } from "./place.ts";
import type { TaskPrompt } from "./taskPrompt.ts";

/** Mend what a diagnostic says; where its cause may lie outside the code, say how to find out. */
export const fix: TaskPrompt = {
  version: 1,
  givesEdits: true,
  citesLines: false,
  ask: (task) => `Fix the ${task.diagnostic === undefined ? "fault in" : "diagnostic at"} ${placeOf(task)}.
First decide where the cause lies.
- If it lies in the code that is shown: one sentence names the cause, then the edits that remove it. Remove the cause, not the message: no ignore comment, no cast and no empty catch that only silences it. Keep everything else as it behaves.
- If it may lie outside the code (environment, network, permissions, versions, configuration, a missing package or generated file): give no edit that guesses. Give a numbered list of hypotheses, the likeliest first. Each says in one sentence what would be wrong and why that fits the diagnostic, then one command in a fence of its own that would confirm it, then what its output would show. Prefer commands that only look. Nothing is run for the user.
- If both are possible, give the hypotheses first, then the edits.${wordsOf(task)}`,
};
