import type { Task } from "../../context/task.ts";

/** How one task is asked for. */
export interface TaskPrompt {
  /** Raised with each change of what the model reads for this task, the rules for all tasks and the form of edits included. */
  readonly version: number;
  /** The answer holds edits, so their form is explained. */
  readonly givesEdits: boolean;
  /** The answer cites lines, so they are shown with their numbers; where lines are copied into edits, numbers would be copied too. */
  readonly citesLines: boolean;
  /** The request, which stands after the data. */
  ask(task: Task): string;
}
