import type { Placement } from "../proposal.ts";

/** A place at which a block may stand, and what stands there afterwards. */
export interface Candidate {
  readonly placement: Placement;
  /** Line of the file, counted from 0. */
  readonly start: number;
  /** Lines of the file that the block takes up. */
  readonly count: number;
  readonly lines: readonly string[];
  /** What it cost to align the block; 0 where it stands there exactly. */
  readonly cost: number;
}

/** A block of an answer, to be found in a file. */
export interface Block {
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
  readonly line?: number;
  readonly after?: string;
}
