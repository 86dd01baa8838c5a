import type { CheckId, CheckResult, Knowledge, Subject } from "../check.ts";

/** What main thread and worker say to each other. Both ends are ours and of one build, so nothing is parsed. */

export type Question = keyof Knowledge;

export type ToWorker =
  | { readonly type: "check"; readonly id: number; readonly subject: Subject }
  | { readonly type: "cancel"; readonly id: number }
  /** What was asked is known now; `undefined` where it is not. */
  | { readonly type: "known"; readonly question: number; readonly value: unknown };

export type FromWorker =
  /** The checks that have something to say of the subject, in the order in which they are shown. */
  | { readonly type: "begun"; readonly id: number; readonly checks: readonly CheckId[] }
  | { readonly type: "result"; readonly id: number; readonly result: CheckResult }
  | { readonly type: "ended"; readonly id: number }
  /** Something of the workspace that the check with this id needs to know. */
  | {
      readonly type: "ask";
      readonly id: number;
      readonly question: number;
      readonly about: Question;
      readonly argument: string;
    }
  | { readonly type: "log"; readonly message: string };
