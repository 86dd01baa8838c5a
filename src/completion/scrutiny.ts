import type { Answer } from "./answer.ts";
import type { Experiences } from "./experience.ts";
import { statementsShown } from "./reach.ts";

/** How an answer is looked at before it is offered. */
export interface Scrutiny {
  /** Statements that may be offered at once. */
  readonly statements: number;
  /** The model's lines have not proved to be right: another one looks at them. */
  readonly isDoubted: boolean;
  /**
   * The model was wrong of late: its next line is waited for, which may show that it copies, a line that nothing confirms is not shown, and the
   * grammar looks at what is.
   */
  readonly hasErred: boolean;
  /** A statement that its model states to be less probable is not shown. */
  readonly leastProbability: number;
}

/** From this chance of a line to be right on a model is taken at its word. */
const trusted = 0.9;
/** The same for a model that was seen to err: one wrong line in twenty is as many as anybody bears. */
const trustedAgain = 0.95;

/** By what use has taught. The embedded model has said itself how sure it is, and would only be asked once more. */
export function scrutinyOf({ model: { id, capabilities }, snapshot }: Answer, experiences: Experiences): Scrutiny {
  const { lineTrust, errsOfLate, leastProbability } = experiences.of(id, snapshot.languageId);
  const isJudged = !capabilities.learnsWorkspace;
  const hasErred = isJudged && errsOfLate && lineTrust < trustedAgain;
  const isDoubted = hasErred || (isJudged && lineTrust < trusted);
  return { statements: statementsShown(lineTrust), isDoubted, hasErred, leastProbability };
}
