import type { CommandFeature } from "../context/task.ts";

export type { CommandFeature, Task, TaskDiagnostic, TaskDocument } from "../context/task.ts";

/** What a task's answer is: text to read, edits to decide on, or a message to put somewhere. */
export type AnswerKind = "explanation" | "proposal" | "message";

/** What each task's answer is. */
export const answerKinds: Readonly<Record<CommandFeature, AnswerKind>> = {
  explain: "explanation",
  generate: "proposal",
  fix: "proposal",
  tests: "proposal",
  document: "proposal",
  change: "proposal",
  convert: "proposal",
  review: "explanation",
  commitMessage: "message",
};
