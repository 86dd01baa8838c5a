import type { FollowerMessage } from "../../files/followingThread.ts";

/** What main thread and worker say to each other. Both ends are ours and of one build, so nothing is parsed. */

export interface CompleteMessage {
  readonly type: "complete";
  readonly id: number;
  readonly prefix: string;
  readonly suffix: string;
  readonly uri: string;
}

/** What is asked about a text that another model wrote for the place between prefix and suffix. */
export interface JudgeMessage {
  readonly type: "judge";
  readonly id: number;
  readonly prefix: string;
  readonly suffix: string;
  readonly uri: string;
  readonly text: string;
}

/** A token of a judged text. */
export interface JudgedSpan {
  /** Offsets in the text; a line's end is a token too, at the text's end one of no length. */
  readonly start: number;
  readonly end: number;
  /** 0 to 1, that it is what the file's author wrote; the product over a line is the line's. */
  readonly probability: number;
}

export type ToWorker =
  | FollowerMessage
  | { readonly type: "setMemoryCap"; readonly bytes: number }
  | { readonly type: "cancel"; readonly id: number }
  | CompleteMessage
  | JudgeMessage;

export type FromWorker =
  | {
      readonly type: "answer";
      readonly id: number;
      /** Empty where the model is not sure enough. */
      readonly text: string;
      readonly probability: number;
    }
  | { readonly type: "judged"; readonly id: number; readonly spans: readonly JudgedSpan[] }
  | { readonly type: "log"; readonly message: string };
