import type { Snapshot } from "../../text/snapshot.ts";
import type { NoSuggestionReason } from "../suggestion.ts";

/** A completion on its way to be a suggestion. */
export interface Draft {
  readonly text: string;
  /** Characters after the cursor, on its line, that taking it replaces. */
  readonly replaceAfter: number;
}

/** One step: a better draft, or the reason why nothing of it can be offered. */
export type Filter = (draft: Draft, snapshot: Snapshot) => Draft | NoSuggestionReason;
