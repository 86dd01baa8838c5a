import type { Answer } from "./answer.ts";
import { breaksIn } from "./breaksIn.ts";
import { doubtfulBelow, firstDoubt, type Likely } from "./doubt.ts";

/** Gives to each word of a completion a probability; fast enough to be asked before a suggestion is shown. */
export type Judge = (
  request: {
    readonly document: { readonly uri: string; readonly languageId: string };
    readonly prefix: string;
    readonly suffix: string;
    readonly text: string;
  },
  signal: AbortSignal,
) => Promise<readonly Likely[]>;

/** Lines ahead of what is offered that are judged; the next ones can wait. */
const linesJudged = 3;

/**
 * Has the whole lines of an answer judged that were not yet, where there is a judge, and keeps with it where the doubt begins. A model
 * that states how probable its answer is needs none. `from`: offset up to which the answer is typed.
 */
export async function judgeDoubt(
  answer: Answer,
  from: number,
  judge: Judge | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { text: soFar, isStreaming } = answer;
  const text = isStreaming ? soFar.slice(0, soFar.lastIndexOf("\n") + 1) : soFar;
  const isStated = answer.logprobs.length > 0;
  const read = answer.doubt?.read ?? 0;
  const isRead = text.length <= read || breaksIn(text.slice(from, read)) >= linesJudged;
  if (judge === undefined || isStated || text.trim() === "" || isRead) {
    return;
  }
  const { uri, languageId, prefix, suffix } = answer.snapshot;
  try {
    const judged = await judge({ document: { uri, languageId }, prefix, suffix, text: text.trimEnd() }, signal);
    // The judge holds the last word against what stands behind the cursor, where more of the answer is still to come.
    const known = isStreaming ? judged.slice(0, -1) : judged;
    const at = firstDoubt(text.trimEnd(), known, doubtfulBelow) ?? Number.POSITIVE_INFINITY;
    answer.doubt = { at, read: text.length };
  } catch {
    // Nobody judged it: it is shown as what could not be judged.
  }
}
