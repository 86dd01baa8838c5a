import type { Caveat, Hunk } from "../protocol.ts";

/** What a hunk needs to be shown. */
export interface HunkViewProps {
  readonly turn: string;
  readonly path: string;
  readonly hunk: Hunk;
  /** Counted from 1, of how many in its file. */
  readonly position: number;
  readonly count: number;
  readonly caveats: readonly Caveat[];
  readonly unfolded: readonly string[];
  readonly isFocused: boolean;
  readonly isPending: boolean;
  /** What the person is writing in place of its new lines. */
  readonly edit: string | undefined;
}
