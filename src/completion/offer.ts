import { lineAfter, type Snapshot } from "../text/snapshot.ts";
import type { Answer, Stretch } from "./answer.ts";
import type { Rest } from "./answers.ts";
import { breaksIn } from "./breaksIn.ts";
import { confidenceOf, likelyFrom } from "./confidence.ts";
import type { Scrutiny } from "./scrutiny.ts";
import { type Draft, isCopy, shape, wholeEnd } from "./shape/index.ts";
import { type NoSuggestionReason, none, type Outcome, type Suggestion, type SuggestionCaveat } from "./suggestion.ts";

/** A copied passage shows in its second line. */
const linesToJudge = 2;

/** `later`: more of the answer has to come first. `nothing`: the answer says no more for this place, and another one may. */
export type Offer = Offered | Extract<Outcome, { kind: "none" }> | "later" | "nothing";

/** A suggestion, and the stretch of the answer that it is. */
export interface Offered {
  readonly kind: "suggestion";
  readonly suggestion: Suggestion;
  readonly stretch: Stretch;
}

/** What can be offered of the rest of an answer: its first whole statements, shaped, or why nothing can. */
export function offerOf({ answer, from, closed }: Rest, snapshot: Snapshot, scrutiny: Scrutiny): Offer {
  const { isDoubted, hasErred } = scrutiny;
  const isDone = !answer.isStreaming;
  const left = answer.text.slice(from);
  if (hasErred && !isDone && breaksIn(left) < linesToJudge) {
    return "later";
  }
  if (isDoubted && isCopy(left, snapshot)) {
    return nothingLeft("copiesFile", from);
  }
  if (isDoubted && answer.doubt !== undefined && answer.doubt.at <= from) {
    return nothingLeft("lowProbability", from);
  }
  return wholeOf(
    { answer, from, closed },
    isDoubted ? left.slice(0, (answer.doubt?.at ?? answer.text.length) - from) : left,
    snapshot,
    scrutiny,
  );
}

function wholeOf(
  { answer, from, closed }: Rest,
  left: string,
  snapshot: Snapshot,
  { statements, leastProbability }: Scrutiny,
): Offer {
  const isDone = !answer.isStreaming;
  const end = wholeEnd(left, snapshot, isDone, statements);
  if (end === undefined || left.slice(0, end).trim() === "") {
    return isDone ? nothingLeft(answer.reason ?? (answer.state === "cutOff" ? "cutOff" : "empty"), from) : "later";
  }
  const { offered } = answer;
  const isSame = offered !== undefined && from >= offered.from && from < offered.to;
  const shown = isSame ? offered.to - from : 0;
  const likely = likelyFrom(answer.likely, from);
  const confidence = confidenceOf({ text: left, end, isDone, shown, likely }, snapshot, leastProbability);
  if (confidence === "lowProbability") {
    // Whatever was typed of it, the model would only say it again.
    return none(confidence);
  }
  const shaped = shape(left.slice(0, confidence.end), snapshot);
  if (typeof shaped === "string") {
    return nothingLeft(shaped, from);
  }
  const isAtEnd = closed === 0 && lineAfter(snapshot).trim() === "";
  const draft = isAtEnd ? kept(shaped, left.slice(0, shown)) : shaped;
  const stretch = {
    id: isSame ? offered.id : `${answer.id}.${from}`,
    from: isSame ? offered.from : from,
    to: from + draft.text.length,
    isUnparsed: isSame && offered.isUnparsed,
  };
  const caveats = [...caveatsOf(answer, stretch), ...confidence.caveats];
  return {
    kind: "suggestion",
    suggestion: { id: stretch.id, ...draft, model: answer.model.id, ...(caveats.length > 0 && { caveats }) },
    stretch,
  };
}

/** A line that is half typed tells less of its block than its beginning did: what is on screen stays. */
function kept(draft: Draft, shown: string): Draft {
  return draft.text.length < shown.length ? { text: shown, replaceAfter: 0 } : draft;
}

function caveatsOf({ isDraft }: Answer, { isUnparsed }: Stretch): readonly SuggestionCaveat[] {
  return [...(isDraft ? [{ kind: "draft" as const }] : []), ...(isUnparsed ? [{ kind: "unparsed" as const }] : [])];
}

/** At the very place that was asked about the answer stands, so that nobody asks again; further on another one may know more. */
function nothingLeft(reason: NoSuggestionReason, from: number): Offer {
  return from === 0 ? none(reason) : "nothing";
}
