import type { Snapshot } from "../text/snapshot.ts";
import { afterTab } from "./gates/afterTab.ts";
import { binary } from "./gates/binary.ts";
import { editorList } from "./gates/editorList.ts";
import type { Gate } from "./gates/gate.ts";
import { inComment } from "./gates/inComment.ts";
import { inString } from "./gates/inString.ts";
import { insideBrackets } from "./gates/insideBrackets.ts";
import { justAccepted } from "./gates/justAccepted.ts";
import { lineTooLong } from "./gates/lineTooLong.ts";
import { middleOfWord } from "./gates/middleOfWord.ts";
import { selection } from "./gates/selection.ts";
import { atRest, type Situation } from "./situation.ts";
import type { NoSuggestionReason } from "./suggestion.ts";

/** Where nothing is shown, though it were known already. */
const toShow: readonly Gate[] = [selection, inComment, inString, editorList];
/** Where nobody is asked. */
const toAsk: readonly Gate[] = [lineTooLong, binary, middleOfWord, insideBrackets, justAccepted, ...toShow];

/** Decides whether asking makes sense here; gives the reason where it does not. Microseconds. */
export function gate(snapshot: Snapshot, situation: Situation = atRest): NoSuggestionReason | undefined {
  return firstReason(toAsk, snapshot, situation);
}

/** Decides whether a text that is known may be shown here, as the situation is when it would appear. */
export function gateShown(text: string, snapshot: Snapshot, situation: Situation): NoSuggestionReason | undefined {
  return firstReason(toShow, snapshot, situation) ?? afterTab(text, situation);
}

function firstReason(gates: readonly Gate[], snapshot: Snapshot, situation: Situation): NoSuggestionReason | undefined {
  for (const each of gates) {
    const reason = each(snapshot, situation);
    if (reason !== undefined) {
      return reason;
    }
  }
  return undefined;
}
