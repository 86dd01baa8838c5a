import { placeOf, wordsOf } from "./place.ts";
import type { TaskPrompt } from "./taskPrompt.ts";

/** Write documentation comments. */
export const document: TaskPrompt = {
  version: 1,
  givesEdits: true,
  citesLines: false,
  ask: (task) => `Write documentation for ${placeOf(task)}.
- Write it as documentation comments of the language, in the form that the file uses already; where it has none, in the language's usual one.
- Say what can't be seen from the signature: what it is for, what it promises, units, ranges, errors, side effects. Don't repeat names and types in other words.
- State nothing that the code doesn't show. Where the code contradicts a comment that is there, correct the comment.
- Change comments alone; not one character of code.${wordsOf(task)}`,
};
