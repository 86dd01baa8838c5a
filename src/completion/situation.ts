/** What the person did right before a request, as far as the editor tells; plain values. */
export interface Situation {
  /** What changed the document last; absent where nothing did since it was opened. */
  readonly lastKey?: "enter" | "tab" | "other";
  /** Milliseconds since then. */
  readonly sinceLastKey: number;
  /** Milliseconds from one key to the next, the median of late; absent before a few were pressed. */
  readonly rhythm?: number;
  readonly hasSelection: boolean;
  /** The entry selected in the editor's own list, which the snapshot holds as if it were taken, and what is typed in its place. */
  readonly selectedEntry?: { readonly typed: string; readonly text: string };
  /** A suggestion's text, or the end of it, that was taken a moment ago: it ends at the cursor, and nothing was typed since. */
  readonly acceptedHere?: string;
  /** Where the person wants suggestions besides code. */
  readonly wanted: { readonly inComments: boolean; readonly inStrings: boolean };
}

/** Nobody did anything: what a cursor that came to rest is like. */
export const atRest: Situation = {
  sinceLastKey: Number.POSITIVE_INFINITY,
  hasSelection: false,
  wanted: { inComments: true, inStrings: true },
};
