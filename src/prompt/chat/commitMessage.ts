import { wordsOf } from "./place.ts";
import type { TaskPrompt } from "./taskPrompt.ts";

/** Draft a commit message. */
export const commitMessage: TaskPrompt = {
  version: 1,
  givesEdits: false,
  citesLines: false,
  ask: (task) => `Write the commit message for the changes in the diff.
- The first line says what the change does, in the imperative, with at most 72 characters and no full stop. If the repository's instructions ask for a form, such as a type before a colon, use that.
- If the reason or a consequence can be seen in the diff and is not plain from the first line, a blank line follows and then one to four lines of at most 72 characters that say it. Otherwise nothing follows.
- Claim nothing that the diff doesn't show: no reason, no issue number, no test run.
Answer with the message alone: no fence, no quotes, no sentence before or after it.${wordsOf(task)}`,
};
