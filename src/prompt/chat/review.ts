import { placeOf, wordsOf } from "./place.ts";
import type { TaskPrompt } from "./taskPrompt.ts";

/** Review the uncommitted changes. */
export const review: TaskPrompt = {
  version: 1,
  givesEdits: false,
  citesLines: true,
  ask: (task) => `Review ${task.diff === undefined ? placeOf(task) : "the uncommitted changes in the diff"}.
The first line is the judgement in one sentence.
Then a list of findings, the gravest first. Each item has exactly this form, with the path and the line after the change, as the numbers before the lines give it:

- \`path/to/file.ts:41\` **wrong**: what is wrong, when it shows, and what it leads to.

The word in bold is \`wrong\` (it fails or does harm), \`risky\` (it may), or \`unclear\` (a reader will stumble).
- Report what the change brings in or makes worse: faults, lost error handling, races, leaks, security, broken callers, missing tests for new behaviour.
- Report nothing that a formatter or compiler would, no praise, no matter of taste. Each finding must rest on lines that are shown.
- If there is nothing to report, say so in the first line and give no list.${wordsOf(task)}`,
};
