import type { LineSpan } from "../text/lineSpan.ts";

/** A place that calls or is called. */
export interface Reference {
  readonly name: string;
  readonly path: string;
  readonly uri: string;
  /** Counted from 0. */
  readonly line: number;
}

/** What the editor itself knows of a symbol, a selection or a file; lists are empty where it knows nothing. */
export interface Structure {
  /** Such as `total`, or the file's path. */
  readonly name: string;
  /** Such as `function`, `class`, `file`. */
  readonly kind: string;
  readonly path: string;
  readonly uri: string;
  readonly languageId: string;
  readonly lines: LineSpan;
  readonly text: string;
  /** As the language's hover shows it; empty where it shows none. */
  readonly signature: string;
  /** Plain text or Markdown of the language's hover. */
  readonly documentation: string;
  readonly callers: readonly Reference[];
  readonly callees: readonly Reference[];
  /** Symbols in it: functions, classes, methods. */
  readonly members: readonly { readonly name: string; readonly kind: string; readonly lines: LineSpan }[];
  /** The last commits that touched these lines or this file. */
  readonly commits: readonly {
    readonly hash: string;
    readonly date: string;
    readonly author: string;
    readonly subject: string;
  }[];
  readonly diagnostics: readonly { readonly message: string; readonly line: number }[];
}
