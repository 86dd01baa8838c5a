import type { HandedOn } from "../model/fallback.ts";
import type { Model } from "../model/model.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { PressStep } from "./lastPress.ts";
import type { Situation } from "./situation.ts";

/** One request of the editor. */
export interface KeyPress {
  readonly snapshot: Snapshot;
  readonly situation: Situation;
  /** Aborts when the next one comes. */
  readonly signal: AbortSignal;
  /** Hears of each step that was taken, as it ends. */
  readonly onStep?: (step: PressStep) => void;
}

/** Who answers, and what is known of them. */
export interface Completers {
  /** Asked in turn: where one fails before it says anything, the next one is asked. What any of them said before still counts. */
  readonly models: readonly [Model, ...Model[]];
  /** A request to the first of them costs money, or counts towards a limit. */
  readonly isPriced: boolean;
  /** Milliseconds that typing rests at most before it is asked; absent: what is usual for its price. */
  readonly mostWait?: number;
  /** They failed a moment ago and are not asked again yet. */
  readonly paused: { has(model: Model): boolean };
  readonly onHandedOn: (handedOn: HandedOn<Model>) => void;
  /** There is something better to offer at the place asked about than what was given. */
  readonly onBetter?: () => void;
}
