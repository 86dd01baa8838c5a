/** One change that an answer asks for, as the answer says it: not held against any file yet. Paths are as the model wrote them. */
export type FileEdit = ReplaceEdit | WholeEdit | DeleteEdit | RenameEdit;

interface EditBase {
  readonly path: string;
  /** The part of the answer, as the model wrote it. */
  readonly text: string;
}

/** Replace some lines by others. */
export interface ReplaceEdit extends EditBase {
  readonly kind: "replace";
  /** Empty: the file is new, or empty. */
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
  /** Line, counted from 0, at which the old lines stand as the answer says; models miscount. */
  readonly line?: number;
  /** A line of the file that the answer says the old lines come after, such as the head of a function. */
  readonly after?: string;
}

/** The whole text of a file, new or not; lines may be left out with an ellipsis. */
export interface WholeEdit extends EditBase {
  readonly kind: "whole";
  readonly lines: readonly string[];
  /** The answer says that the file is new. */
  readonly isNew?: boolean;
  /** The answer names no file: it is for the one that was asked about, if it has anything of its text. */
  readonly isAssumed?: boolean;
  /** The first line is a comment with the file's path: a label, unless the file itself begins with it. */
  readonly isLabelled?: boolean;
}

export interface DeleteEdit extends EditBase {
  readonly kind: "delete";
}

export interface RenameEdit extends EditBase {
  readonly kind: "rename";
  readonly newPath: string;
}
