/** What the extension and the guardian of a shadow run say to each other. Both ends are ours and of one build, so nothing is parsed. */

/** Program and arguments, the folder they run in, and when they are ended. */
export interface RunMessage {
  readonly id: number;
  readonly words: readonly string[];
  readonly folder: string;
  readonly milliseconds: number;
}

export type ToGuardian = { readonly type: "run"; readonly run: RunMessage } | { readonly type: "end" };

export type FromGuardian =
  | { readonly type: "output"; readonly id: number; readonly text: string }
  | ({ readonly type: "ended"; readonly id: number } & CommandEnd);

/** How a command ended: by itself, because it took too long, or it could not be started at all. */
export type CommandEnd =
  | { readonly how: "exited"; readonly code: number }
  | { readonly how: "timedOut" }
  | { readonly how: "notStarted"; readonly why: string };
