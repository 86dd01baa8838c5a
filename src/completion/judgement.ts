import type { Snapshot } from "../text/snapshot.ts";
import type { Answer } from "./answer.ts";
import type { Experiences, JudgedLine } from "./experience.ts";
import { fateOf, lineStartIn, newlyJudged } from "./fate.ts";
import type { NoSuggestionReason } from "./suggestion.ts";

/** Answers that are held against what is typed; older ones were decided long ago. */
const mostSettled = 8;
/** Below this chance a model that was wrong on a line is not asked again on it. */
const leastTrustAfterMiss = 0.4;
/** On one line in so many it is asked all the same, to learn whether it has become better. */
const retriedEvery = 6;

/** Holds answers against what the person writes: tells what use teaches, and ends the streams of those that said something else. */
export class Judgement {
  private readonly experiences: Experiences;
  /** The line, by its offset in its document, on which an answer was wrong last. */
  private missed:
    | { readonly uri: string; readonly lineStart: number; readonly isRetried: boolean; readonly isTold: boolean }
    | undefined;
  private misses = 0;

  constructor(experiences: Experiences) {
    this.experiences = experiences;
  }

  /** Looks at the latest answers from a new snapshot; only what diverged is stopped. */
  settle(answers: readonly Answer[], snapshot: Snapshot): void {
    for (const answer of answers.slice(0, mostSettled)) {
      const wasMissed = (lineStart: number) => this.hasMissed(snapshot.uri, lineStart);
      for (const line of newlyJudged(answer, snapshot, wasMissed)) {
        if (!this.isToldAgain(line)) {
          this.experiences.judged(answer.model.id, snapshot.languageId, line);
        }
        if (!line.wasRight) {
          this.miss(snapshot.uri, lineStartIn(answer, answer.judgedTo));
        }
      }
      const fate = fateOf(answer, snapshot);
      if (answer.isStreaming && (fate === "erred" || fate === "elsewhere")) {
        answer.stop();
      }
    }
  }

  /** Why a model is not asked at a place, if what it said there before speaks against it. */
  closed({ uri, prefix, charactersBefore, languageId }: Snapshot, model: string): NoSuggestionReason | undefined {
    const lineStart = charactersBefore - (prefix.length - prefix.lastIndexOf("\n") - 1);
    const isBad = this.experiences.of(model, languageId).trustAfterMiss < leastTrustAfterMiss;
    return isBad && this.hasMissed(uri, lineStart) && !this.missed?.isRetried ? "erredHere" : undefined;
  }

  /** A line that a person writes otherwise than any answer says proves no more at each further key. */
  private isToldAgain({ wasRight, afterMiss }: JudgedLine): boolean {
    if (wasRight || !afterMiss || this.missed === undefined) {
      return false;
    }
    const { isTold } = this.missed;
    this.missed = { ...this.missed, isTold: true };
    return isTold;
  }

  private hasMissed(uri: string, lineStart: number): boolean {
    return this.missed?.uri === uri && this.missed.lineStart === lineStart;
  }

  private miss(uri: string, lineStart: number): void {
    if (!this.hasMissed(uri, lineStart)) {
      this.misses++;
      this.missed = { uri, lineStart, isRetried: this.misses % retriedEvery === 0, isTold: false };
    }
  }
}
