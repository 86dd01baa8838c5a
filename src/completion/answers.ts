import type { Snapshot } from "../text/snapshot.ts";
import type { Answer } from "./answer.ts";
import { follow } from "./follow.ts";

/** What is left of an answer at a later place. */
export interface Rest {
  readonly answer: Answer;
  /** Offset in the answer's text up to which it was typed. */
  readonly from: number;
  /** Characters behind the cursor that the editor closed since the answer was asked for. */
  readonly closed: number;
}

/** Bytes of all answers together; the oldest go first. */
const mostBytes = 16_000_000;
const mostAnswers = 100;

/** The answers of late, streaming or whole, newest first: whoever types along one, or deletes back to it, gets it again with no new request. */
export class Answers {
  private kept: Answer[] = [];

  add(answer: Answer): void {
    let bytes = 0;
    const all = [answer, ...this.kept];
    this.kept = all.filter((each, index) => {
      bytes += each.bytes;
      return index === 0 || (index < mostAnswers && bytes <= mostBytes);
    });
    for (const dropped of all.slice(this.kept.length)) {
      dropped.stop();
    }
  }

  remove(answer: Answer): void {
    this.kept = this.kept.filter((each) => each !== answer);
  }

  streaming(): readonly Answer[] {
    return this.kept.filter(({ isStreaming }) => isStreaming);
  }

  all(): readonly Answer[] {
    return this.kept;
  }

  /**
   * What answers of these models still say at a place. One that is being typed along goes first, so that what is read does not change under
   * the reader; drafts go last, and only those that were sure enough to be offered.
   */
  following(snapshot: Snapshot, models: readonly string[]): readonly Rest[] {
    return this.kept
      .filter(({ model, isDraft, offered }) => models.includes(model.id) && (!isDraft || offered !== undefined))
      .flatMap((answer) => restOf(answer, snapshot) ?? [])
      .sort((one, other) => rank(one) - rank(other));
  }

  stopAll(): void {
    for (const answer of this.kept) {
      answer.stop();
    }
  }
}

/** What is left of an answer at a place: `undefined` where something else was typed, or more than it says so far. */
export function restOf(answer: Answer, snapshot: Snapshot): Rest | undefined {
  const followed = follow(answer.snapshot, snapshot);
  if (followed === undefined) {
    return undefined;
  }
  const { typed, closed } = followed;
  const isAhead = typed.length <= answer.text.length && answer.text.startsWith(typed);
  const catchesUp = answer.isStreaming && typed.startsWith(answer.text);
  return (isAhead && closes(closed, answer.text.slice(typed.length))) || catchesUp
    ? { answer, from: typed.length, closed: closed.length }
    : undefined;
}

/** Whether the brackets and quotes that the editor closed are closed by the answer itself. */
function closes(closed: string, rest: string): boolean {
  return [...closed].every((character) => rest.includes(character));
}

function rank({ answer, from }: Rest): number {
  const isTypedAlong = answer.offered !== undefined && from > answer.offered.from && from < answer.offered.to;
  return isTypedAlong ? 0 : answer.isDraft ? 2 : 1;
}
