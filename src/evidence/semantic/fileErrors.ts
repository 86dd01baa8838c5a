/** A file as it is and as it would be; `undefined` where there is none. */
export interface OverlayFile {
  /** Absolute. */
  readonly path: string;
  /** The workspace's folder that it is in; absolute. */
  readonly folder: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What is laid over the files on disk. */
export interface Overlay {
  readonly files: readonly OverlayFile[];
  /** Other files that are open with unsaved text. */
  readonly unsaved: readonly { readonly path: string; readonly folder: string; readonly text: string }[];
}

export interface CompilerError {
  /** As TypeScript numbers its messages, without `TS`. */
  readonly code: number;
  /** Counted from 0. */
  readonly line: number;
  readonly message: string;
  /** Codes of what the compiler says beside it. */
  readonly related: readonly number[];
}

/** Why a file's types were not looked at. `noProject`: in no project, or one that leaves its types alone. `unparsed`: its syntax has errors. */
export type NotTyped = "noProject" | "unparsed" | "deleted";

/** What the compiler says of a file, or why it says nothing. `path`: absolute, with `/`. */
export type FileErrors =
  | { readonly path: string; readonly notTyped: NotTyped }
  | { readonly path: string; readonly before: readonly CompilerError[]; readonly after: readonly CompilerError[] };
