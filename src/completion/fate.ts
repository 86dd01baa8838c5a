import { commonLength } from "../text/commonLength.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { Answer } from "./answer.ts";
import { likelyFrom, statedProbability } from "./confidence.ts";
import type { JudgedLine } from "./experience.ts";
import { follow } from "./follow.ts";

/** How an answer stands to what the person typed since. */
export type Fate =
  /** All of what was typed, as far as it goes. */
  | "follows"
  /** Made for a place that lies ahead: nothing can be said yet. */
  | "ahead"
  /** Something else was typed than it says. */
  | "erred"
  /** The cursor is elsewhere, or text was changed elsewhere. */
  | "elsewhere";

/** How an answer stands to the snapshot. */
export function fateOf(answer: Answer, snapshot: Snapshot): Fate {
  const followed = follow(answer.snapshot, snapshot);
  if (followed === undefined) {
    return follow(snapshot, answer.snapshot) === undefined ? "elsewhere" : "ahead";
  }
  const same = commonLength(followed.typed, answer.text);
  const isUndecided = same === answer.text.length && answer.isStreaming;
  return same === followed.typed.length || isUndecided || isIndenting(followed.typed, same) ? "follows" : "erred";
}

/**
 * Lines of an answer that what was typed since has decided, and were not told before: right where all of a line was typed, wrong where something
 * else was. Marks them as told.
 */
export function newlyJudged(
  answer: Answer,
  snapshot: Snapshot,
  wasMissed: (lineStart: number) => boolean,
): readonly JudgedLine[] {
  const followed = follow(answer.snapshot, snapshot);
  if (followed === undefined || answer.hasErred) {
    return [];
  }
  const { text } = answer;
  const same = commonLength(followed.typed, text);
  const judged: JudgedLine[] = [];
  const tell = (wasRight: boolean) => {
    const afterMiss = wasMissed(lineStartIn(answer, answer.judgedTo));
    const probability = lineProbability(answer);
    judged.push({ wasRight, afterMiss, ...(probability === undefined ? {} : { probability }) });
  };
  for (let end = lineEnd(text, answer); end !== undefined && end <= same; end = lineEnd(text, answer)) {
    if (text.slice(answer.judgedTo, end).trim() !== "") {
      tell(true);
    }
    answer.judgedTo = end + 1;
  }
  if (fateOf(answer, snapshot) === "erred" && same < text.length) {
    tell(false);
    answer.hasErred = true;
  }
  return judged;
}

/** Offset in the document of the line in which a place of the answer lies. */
export function lineStartIn(answer: Answer, offset: number): number {
  const { prefix, charactersBefore } = answer.snapshot;
  const start = answer.text.lastIndexOf("\n", offset - 1) + 1;
  return offset > 0 && start > 0
    ? charactersBefore + start
    : charactersBefore - (prefix.length - prefix.lastIndexOf("\n") - 1);
}

/** The end of the first line that is not judged yet, once it is known. */
function lineEnd(text: string, { judgedTo, isStreaming }: Answer): number | undefined {
  if (judgedTo > text.length) {
    return undefined;
  }
  const end = text.indexOf("\n", judgedTo);
  return end >= 0 ? end : isStreaming || judgedTo === text.length ? undefined : text.length;
}

/** What the model states of the first line that is not judged yet: of one that may still go on, nothing. */
function lineProbability(answer: Answer): number | undefined {
  const { text, likely, judgedTo } = answer;
  return likely.length === 0 || lineEnd(text, answer) === undefined
    ? undefined
    : statedProbability(text.slice(judgedTo), likelyFrom(likely, judgedTo));
}

/** Editors indent a new line as they see fit; only what is typed in it decides. */
function isIndenting(typed: string, same: number): boolean {
  return /^[\t ]*$/.test(typed.slice(typed.lastIndexOf("\n") + 1)) && same > typed.lastIndexOf("\n");
}
