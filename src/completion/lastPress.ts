import type { Outcome } from "./suggestion.ts";

/** A step from a key press to ghost text, in the order in which they come. */
export type PressStepName = "reuse" | "gate" | "wait" | "context" | "ask" | "shape";

export interface PressStep {
  readonly step: PressStepName;
  /** What it took of the time. */
  readonly milliseconds: number;
  /** What it found, such as the name of a model; never text of the document. */
  readonly note?: string;
}

/** What became of the last key press, to be told when a person asks. */
export interface LastPress {
  readonly uri: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly outcome: Outcome;
  /** From the editor's request to the outcome. */
  readonly milliseconds: number;
  /** Those that were taken; the last one decided. */
  readonly steps: readonly PressStep[];
}
