import * as z from "zod/mini";
import type { Screen } from "../protocol.ts";

const hunkPlace = z.object({ turn: z.string(), hunk: z.string() });
/** A hunk by its turn's id and its own. */
export type HunkPlace = z.infer<typeof hunkPlace>;

/** What the person did to the page itself; kept over a reload. */
export const viewSchema = z.object({
  /** The thread it belongs to; another thread begins afresh. */
  thread: z.string(),
  focused: z.optional(hunkPlace),
  /** Files by `turn#uri` that are folded. */
  foldedFiles: z.array(z.string()),
  /** Parts that show what they fold away otherwise, by a name of their own such as `turn#verdict`. */
  unfolded: z.array(z.string()),
  /** Pixels from the top. */
  scroll: z.number(),
  /** The question that is being written. */
  question: z.string(),
  /** Texts of hunks that are being edited, by hunk key. */
  edits: z.record(z.string(), z.string()),
});
export type View = z.infer<typeof viewSchema>;

export const freshView: View = { thread: "", foldedFiles: [], unfolded: [], scroll: 0, question: "", edits: {} };

/** Where the keyboard should go; `tick` tells one wish from the next, `isAsked` that it may come from another window part. */
export interface FocusWish {
  readonly target: { readonly on: "hunk"; readonly place: HunkPlace } | { readonly on: "send" | "question" };
  readonly tick: number;
  readonly isAsked: boolean;
}

/** What a screen reader is told, once. */
export type Announcement =
  | { readonly kind: "ended"; readonly state: "done" | "stopped" | "failed" }
  | {
      readonly kind: "decided";
      readonly state: "undecided" | "accepted" | "rejected" | "conflict" | "several";
      readonly changed: number;
      readonly decided: number;
      readonly total: number;
    };

export interface PanelState {
  /** `undefined` until the host says what to show. */
  readonly screen: Screen | undefined;
  readonly view: View;
  /** Hunk keys whose decision is on its way to the host. */
  readonly pending: readonly string[];
  readonly announcement: Announcement | undefined;
  readonly focusWish: FocusWish | undefined;
  readonly isKeyListOpen: boolean;
}

export function initialState(view: View = freshView): PanelState {
  return {
    screen: undefined,
    view,
    pending: [],
    announcement: undefined,
    focusWish: undefined,
    isKeyListOpen: false,
  };
}

/** The wish to move the keyboard, newer than any before. */
export function wish(
  state: PanelState,
  target: FocusWish["target"],
  isAsked = false,
): { readonly focusWish: FocusWish } {
  return { focusWish: { target, tick: (state.focusWish?.tick ?? 0) + 1, isAsked } };
}
