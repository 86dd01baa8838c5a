/** What main thread and worker say to each other. Both ends are ours and of one build, so nothing is parsed. */

/** A place at which a text does not follow its language's grammar. */
export interface ParseError {
  /** Lines, counted from 0, at which it begins and ends. */
  readonly line: number;
  readonly endLine: number;
  /** The text at it, or before it where something is missing: of one line, at most 60 characters. */
  readonly near: string;
  /** The token that is missing, such as `}`; absent where something stands that should not. */
  readonly missing?: string;
}

/** Why a text was not read. `failed`: the log says more. */
export type NotParsed = "noGrammar" | "tooLarge" | "failed";

/** Absolute paths of the files that VS Code carries. */
export interface TreeSitterFiles {
  /** `tree-sitter.js`. */
  readonly runtime: string;
  /** Folder of `tree-sitter.wasm` and `tree-sitter-<grammar>.wasm`. */
  readonly wasmFolder: string;
}

/** Handed to the worker when it starts. */
export interface WorkerStart {
  readonly files: TreeSitterFiles;
}

export interface ToWorker {
  readonly text: string;
  readonly grammar: string;
  /** One 32-bit number in shared memory: anything but 0 ends the parse. */
  readonly cancelled: SharedArrayBuffer;
}

/** The answer to the one message that was sent. */
export interface FromWorker {
  readonly errors: readonly ParseError[] | NotParsed;
  /** What failed, for the log. */
  readonly detail?: string;
}
