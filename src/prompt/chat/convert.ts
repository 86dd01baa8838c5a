import { placeOf } from "./place.ts";
import type { TaskPrompt } from "./taskPrompt.ts";

/** Convert the selection to another language or framework. */
export const convert: TaskPrompt = {
  version: 1,
  givesEdits: true,
  citesLines: false,
  ask: (task) => `Convert ${placeOf(task)} to ${(task.instruction ?? "").trim()}.
- If that is another language, give a new file beside the original, with the same base name and the extension of that language; leave the original as it is.
- If it is a framework, a library or a style of the same language, edit the lines in place, imports included.
- The result behaves the same: order, limits, errors, rounding, text encoding, concurrency. Where it can't, say what differs in the sentences before the edits.
- Write it as a practised programmer of the target writes, not word by word.`,
};
