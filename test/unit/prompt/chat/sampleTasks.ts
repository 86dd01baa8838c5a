import type { Task } from "../../../../src/context/task.ts";
import { cart, diff, faulty, selected } from "../../context/shop.ts";

/** A task of every kind, and each task in every wording that its prompt has. */
export const sampleTasks: Readonly<Record<string, Task>> = {
  explain: selected,
  explainFile: { feature: "explain", document: cart },
  explainDiagnostic: { ...faulty, feature: "explain" },
  explainTerminal: { feature: "explain", text: "$ curl -sS http://127.0.0.1:9\ncurl: (7) Failed to connect" },
  generate: { feature: "generate", document: cart, cursorLine: 6, instruction: "a function that counts the items" },
  generateOver: { ...selected, feature: "generate", instruction: "the same with reduce" },
  fix: faulty,
  tests: { ...selected, feature: "tests" },
  document: { ...selected, feature: "document" },
  change: { ...selected, feature: "change", instruction: "round to cents" },
  convert: { ...selected, feature: "convert", instruction: "Python" },
  review: { feature: "review", diff },
  commitMessage: { feature: "commitMessage", diff },
};
