/** What main thread and worker say to each other. Both ends are ours and of one build, so nothing is parsed. */

export interface LearnableDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}

export interface CompleteMessage {
  readonly type: "complete";
  readonly id: number;
  readonly prefix: string;
  readonly suffix: string;
  readonly uri: string;
}

export type ToWorker =
  | { readonly type: "learnDocument"; readonly document: LearnableDocument }
  | { readonly type: "closeDocument"; readonly uri: string }
  | { readonly type: "learnFolder"; readonly path: string }
  | { readonly type: "forgetFolder"; readonly path: string }
  | { readonly type: "fileChanged"; readonly path: string }
  | { readonly type: "setMemoryCap"; readonly bytes: number }
  | { readonly type: "cancel"; readonly id: number }
  | CompleteMessage;

export type FromWorker =
  | {
      readonly type: "answer";
      readonly id: number;
      /** Empty where the model is not sure enough. */
      readonly text: string;
      readonly probability: number;
    }
  | { readonly type: "log"; readonly message: string };
