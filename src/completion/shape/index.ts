import type { Snapshot } from "../../text/snapshot.ts";
import type { NoSuggestionReason } from "../suggestion.ts";
import { cutAtBlockEnd } from "./cutAtBlockEnd.ts";
import { dropCopy } from "./dropCopy.ts";
import { dropEmpty } from "./dropEmpty.ts";
import { dropInvisible } from "./dropInvisible.ts";
import { dropLoop } from "./dropLoop.ts";
import { dropProse } from "./dropProse.ts";
import { dropRepeatedNextLine } from "./dropRepeatedNextLine.ts";
import { dropRepeatedPreviousLine } from "./dropRepeatedPreviousLine.ts";
import { dropRepeatedTail } from "./dropRepeatedTail.ts";
import { dropSecret } from "./dropSecret.ts";
import { dropWrongIndentation } from "./dropWrongIndentation.ts";
import type { Draft, Filter } from "./filter.ts";
import { soundBrackets } from "./soundBrackets.ts";
import { trimRepeatedSuffix } from "./trimRepeatedSuffix.ts";

export { isCopy } from "./dropCopy.ts";
export type { Draft } from "./filter.ts";
export { type CheckSyntax, type Parsing, parsingOf } from "./parsing.ts";
export { wholeEnd } from "./statements.ts";

const filters: readonly Filter[] = [
  cutAtBlockEnd,
  trimRepeatedSuffix,
  soundBrackets,
  dropRepeatedNextLine,
  dropRepeatedPreviousLine,
  dropRepeatedTail,
  dropLoop,
  dropProse,
  dropCopy,
  dropWrongIndentation,
  dropInvisible,
  dropSecret,
  dropEmpty,
];

/** Turns what a model answered into what may be offered; the order of the filters is the order above. */
export function shape(completion: string, snapshot: Snapshot): Draft | NoSuggestionReason {
  let draft: Draft = { text: completion.replace(/\r\n?/g, "\n"), replaceAfter: 0 };
  for (const filter of filters) {
    const shaped = filter(draft, snapshot);
    if (typeof shaped === "string") {
      return shaped;
    }
    draft = shaped;
  }
  return draft;
}
