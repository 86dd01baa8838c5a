import type { Answer } from "./answer.ts";
import type { Experiences } from "./experience.ts";
import { statementsShown } from "./reach.ts";

/** How an answer is looked at before it is offered. */
export interface Scrutiny {
  /** Statements that may be offered at once. */
  readonly statements: number;
  /** The model errs so often that its next line is waited for, which may show that it copies. */
  readonly isDoubted: boolean;
  /** A statement that its model states to be less probable is not shown. */
  readonly leastProbability: number;
}

/** Below this chance of a line to be right a model's answers are looked at more closely. */
const leastUndoubted = 0.78;

/** By what use has taught. The embedded model has said itself how sure it is, and would only be asked once more. */
export function scrutinyOf({ model: { id, capabilities }, snapshot }: Answer, experiences: Experiences): Scrutiny {
  const { lineTrust, leastProbability } = experiences.of(id, snapshot.languageId);
  const isDoubted = lineTrust < leastUndoubted && !capabilities.learnsWorkspace;
  return { statements: statementsShown(lineTrust), isDoubted, leastProbability };
}
