import type { Snapshot } from "../../text/snapshot.ts";
import type { Situation } from "../situation.ts";
import type { NoSuggestionReason } from "../suggestion.ts";

/** The reason why a suggestion has no place here; `undefined` lets it through. */
export type Gate = (snapshot: Snapshot, situation: Situation) => NoSuggestionReason | undefined;
