import type { ContextItem } from "../context/contextItem.ts";
import { bestFirst, type Candidate, isAtLeast, type Quality } from "../model/chain.ts";
import { answerKinds, type CommandFeature, type Task } from "./task.ts";

/** Tasks in which a small model is wrong more often than it helps. */
const demanding: ReadonlySet<CommandFeature> = new Set(["review", "convert"]);

/** Who is asked a task, and what a person has to agree to first. */
export interface Asked {
  /** Good enough, in the order in which they are asked. */
  readonly candidates: readonly Candidate[];
  /** Below the least quality: asked only when a person agrees. */
  readonly lesser: readonly Candidate[];
  readonly least: Quality;
}

/**
 * Orders the models for a task: as the person ordered them, but edits over many files go to the best. `own`: by feature, the least quality that
 * the person set.
 */
export function whoAnswers(
  task: Task,
  items: readonly ContextItem[],
  candidates: readonly Candidate[],
  own: Readonly<Record<string, Quality>>,
): Asked {
  const isWide = changesSeveralFiles(task, items);
  const least = own[task.feature] ?? (isWide || demanding.has(task.feature) ? "medium" : "small");
  const ordered = isWide ? bestFirst(candidates) : candidates;
  return {
    candidates: ordered.filter(({ quality }) => isAtLeast(quality, least)),
    lesser: ordered.filter(({ quality }) => !isAtLeast(quality, least)),
    least,
  };
}

/** The person added other files to a task that changes code. */
function changesSeveralFiles({ feature, document }: Task, items: readonly ContextItem[]): boolean {
  const added = items.filter(({ source, uri }) => source === "file" && uri !== document?.uri);
  return answerKinds[feature] === "proposal" && added.length > 0;
}
