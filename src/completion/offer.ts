import type { Snapshot } from "../text/snapshot.ts";
import type { Stretch } from "./answer.ts";
import type { Rest } from "./answers.ts";
import { shape, wholeEnd } from "./shape/index.ts";
import { type NoSuggestionReason, none, type Outcome, type Suggestion } from "./suggestion.ts";

/** `later`: more of the answer has to come first. `nothing`: the answer says no more for this place, and another one may. */
export type Offer = Offered | Extract<Outcome, { kind: "none" }> | "later" | "nothing";

/** A suggestion, and the stretch of the answer that it is. */
export interface Offered {
  readonly kind: "suggestion";
  readonly suggestion: Suggestion;
  readonly stretch: Stretch;
}

/** What can be offered of the rest of an answer: its first whole statements, shaped, or why nothing can. */
export function offerOf({ answer, from }: Rest, snapshot: Snapshot, statements: number): Offer {
  const left = answer.text.slice(from);
  const isDone = !answer.isStreaming;
  const end = wholeEnd(left, snapshot, isDone, statements);
  if (end === undefined || left.slice(0, end).trim() === "") {
    return isDone ? nothingLeft(answer.reason ?? (answer.state === "cutOff" ? "cutOff" : "empty"), from) : "later";
  }
  const draft = shape(left.slice(0, end), snapshot);
  if (typeof draft === "string") {
    return nothingLeft(draft, from);
  }
  const { offered } = answer;
  const isSame = offered !== undefined && from >= offered.from && from < offered.to;
  const stretch = {
    id: isSame ? offered.id : `${answer.id}.${from}`,
    from: isSame ? offered.from : from,
    to: from + draft.text.length,
  };
  const { text, replaceAfter } = draft;
  return { kind: "suggestion", suggestion: { id: stretch.id, text, replaceAfter, model: answer.model }, stretch };
}

/** At the very place that was asked about the answer stands, so that nobody asks again; further on another one may know more. */
function nothingLeft(reason: NoSuggestionReason, from: number): Offer {
  return from === 0 ? none(reason) : "nothing";
}
