import { placeOf } from "./place.ts";
import type { TaskPrompt } from "./taskPrompt.ts";

/** Change the selection as the person says. */
export const change: TaskPrompt = {
  version: 1,
  givesEdits: true,
  citesLines: false,
  ask: (task) => `Change ${placeOf(task)} as follows: ${(task.instruction ?? "").trim()}
Keep to these lines. Edit others only where the change would not work without it, such as an import or a caller that is shown, and name each of these in the sentences before the edits.`,
};
