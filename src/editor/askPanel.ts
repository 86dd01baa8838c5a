import type { Task } from "../feature/task.ts";

/** Where a task goes to be shown, asked and answered. */
export interface AskPanel {
  /** `title`: what was asked, such as `Fix diagnostic`. Resolves when the panel shows it, which may be before it is answered. */
  begin(task: Task, title: string): Promise<void>;
}
