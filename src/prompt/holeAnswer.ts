import type { Delta } from "../model/model.ts";
import type { Hole } from "./hole.ts";
import { findEnd, mayEndAt } from "./holeAnswerEnd.ts";
import { findStart } from "./holeAnswerStart.ts";

/**
 * Makes the text for the hole of what a chat model answered: without a fence, an introduction or an explanation around it,
 * without the part of the prefix that it repeats at the start and of the suffix at the end.
 * Leaves the stream as soon as nothing more can belong to the answer.
 */
export async function* cleanHoleAnswer(deltas: AsyncIterable<Delta>, hole: Hole): AsyncGenerator<Delta> {
  const answer = new HoleAnswer(hole);
  for await (const delta of deltas) {
    if (delta.type === "tool") {
      continue;
    }
    const text = delta.type === "text" ? answer.push(delta.text) : answer.end();
    if (text !== "") {
      yield { type: "text", text };
    }
    if (delta.type === "finish" || answer.closed) {
      yield delta.type === "finish" ? delta : { type: "finish", reason: "stop" };
      return;
    }
  }
}

/** The cleaning itself, piece by piece: however an answer is split, the pieces given out make the same text. */
export class HoleAnswer {
  private readonly hole: Hole;
  private total = "";
  private start: number | undefined;
  private given = 0;
  /** Nothing that follows belongs to the answer any more. */
  closed = false;

  constructor(hole: Hole) {
    this.hole = hole;
  }

  /** Takes the next piece; gives the text that is certain by now. */
  push(text: string): string {
    this.total += text;
    return this.advance(false);
  }

  /** Gives what was held back. */
  end(): string {
    return this.advance(true);
  }

  private advance(ended: boolean): string {
    if (this.closed) {
      return "";
    }
    this.start ??= findStart(this.total, this.hole, ended);
    if (this.start === undefined) {
      return "";
    }
    const body = this.total.slice(this.start);
    const end = findEnd(body, this.hole, ended);
    this.closed = end !== undefined;
    const until = end ?? mayEndAt(body, this.hole);
    const text = body.slice(this.given, until);
    this.given = Math.max(this.given, until);
    return text;
  }
}
