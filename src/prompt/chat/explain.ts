import type { Task } from "../../context/task.ts";
import { placeOf, wordsOf } from "./place.ts";
import type { TaskPrompt } from "./taskPrompt.ts";

const byPieces = `The first line is the answer in one sentence: what it does and what for.
Then piece by piece, in the order of the code. Each piece begins with a heading of exactly this form, with the line numbers of the file:

### Lines 12-15: what the piece does, in a few words

Under it one to three sentences: what happens, why, and what to watch out for. Pieces follow the sense of the code, 1 to 20 lines each, and together cover what was asked about.
Take a regular expression, an SQL statement and a shell command further apart: under the piece's heading a list with one item for each part, which begins with the part in back quotes exactly as it stands.`;

const ofText = `The first line is the answer in one sentence: what it says, or what went wrong.
Then its parts that matter, in their order, as a list; each item begins with the part in back quotes exactly as it stands. Take a shell command, a regular expression and an SQL statement apart in the same way.
Where it shows a failure whose cause it does not prove, give a numbered list of possible causes, the likeliest first: each with one command, in a fence of its own, that would confirm it, and what its output would show. Nothing is run for the user.`;

const ofDiagnostic = `The first line is the answer in one sentence: what the diagnostic means here.
Then which code leads to it and why, each place under a heading of exactly this form, with the line numbers of the file:

### Lines 12-15: what the piece has to do with it

Last, in one or two sentences, what would mend it. Give no edits.`;

/** Explain a selection, a symbol, a file, a diagnostic or the text of a terminal. */
export const explain: TaskPrompt = {
  version: 1,
  givesEdits: false,
  citesLines: true,
  ask: (task) => `Explain ${subjectOf(task)}.\n${formOf(task)}${wordsOf(task)}`,
};

function subjectOf(task: Task): string {
  return task.diagnostic === undefined ? placeOf(task) : `the diagnostic at ${placeOf(task)}`;
}

function formOf({ diagnostic, document }: Task): string {
  if (diagnostic !== undefined) {
    return ofDiagnostic;
  }
  return document === undefined ? ofText : byPieces;
}
