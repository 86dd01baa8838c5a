import type { Task } from "../../context/task.ts";
import { placeOf } from "./place.ts";
import type { TaskPrompt } from "./taskPrompt.ts";

/** Write code from an instruction, at the cursor or in place of the selection. */
export const generate: TaskPrompt = {
  version: 1,
  givesEdits: true,
  citesLines: false,
  ask: (task) => `Write the code that this asks for: ${(task.instruction ?? "").trim()}

${whereOf(task)}
Use the names, the style, the libraries and the indentation that the data shows. Add the imports that the new code needs, as edits of their own.`,
};

function whereOf(task: Task): string {
  const { cursorLine, document, selection } = task;
  if (document === undefined) {
    return "It belongs in a new file.";
  }
  if (selection !== undefined) {
    return `It replaces ${placeOf(task)}.`;
  }
  if (document.text.trim() === "") {
    return `It belongs in ${document.path} (${document.languageId}), which is empty: give it as a new file is given.`;
  }
  return cursorLine === undefined
    ? `It belongs in ${document.path}, where it fits best.`
    : `It belongs in ${document.path}, directly before line ${cursorLine + 1}: between the surrounding lines that end there and those that begin there.`;
}
