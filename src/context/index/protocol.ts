import type { FollowerMessage } from "../../files/followingThread.ts";
import type { LineSpan } from "../../text/lineSpan.ts";

/** What main thread and worker say to each other. Both ends are ours and of one build, so nothing is parsed. */

/** Where the person writes. */
export interface IndexQuery {
  readonly uri: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Some lines of the workspace that tell what may come at a place. */
export interface Passage {
  /** Of an open document alone. */
  readonly uri?: string;
  /** Absolute path, or the uri of a document that is no file. */
  readonly path: string;
  /** Path in its folder, such as `src/cart.ts`. */
  readonly name: string;
  readonly text: string;
  readonly lines: LineSpan;
  /** 0 to 1, 1 for the most telling of the search. */
  readonly relevance: number;
  /** Why it was chosen, in words for a person. */
  readonly reason: string;
}

/** Handed to the worker when it starts. */
export interface WorkerStart {
  /** Folder in which the index is kept. */
  readonly storage: string;
  /** Bytes that the index may take in memory. */
  readonly memoryCap: number;
}

export type ToWorker =
  | FollowerMessage
  /** Somebody types. */
  | { readonly type: "typed" }
  | { readonly type: "search"; readonly id: number; readonly query: IndexQuery; readonly tokens: number }
  | { readonly type: "cancel"; readonly id: number };

export type FromWorker =
  | { readonly type: "found"; readonly id: number; readonly passages: readonly Passage[] }
  /** All that was asked for so far is in the index: `files` and `lines` of it, in `bytes` of memory. */
  | { readonly type: "settled"; readonly files: number; readonly lines: number; readonly bytes: number }
  | { readonly type: "log"; readonly message: string };
