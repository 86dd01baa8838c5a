import { placeOf, wordsOf } from "./place.ts";
import type { TaskPrompt } from "./taskPrompt.ts";

/** Write tests. */
export const tests: TaskPrompt = {
  version: 1,
  givesEdits: true,
  citesLines: false,
  ask: (task) => `Write tests for ${placeOf(task)}.
- Put them where this repository keeps its tests and write them with the test library it uses, as far as the data shows; where it shows none, in a new file beside the code with the language's most common library, and say so.
- Each test has one reason to fail, and a name that is a sentence about the behaviour.
- Cover what is promised, the limits (empty, one, many, the largest), the errors, and what the code does at its branches. Expect what the code should do by its name, types and documentation; where it does something else, write the test for what it should do and say so in the sentences before the edits.
- Call only what the data shows to exist. Replace no part of the code by a mock where the real one can be used.
- Leave the code under test as it is.${wordsOf(task)}`,
};
