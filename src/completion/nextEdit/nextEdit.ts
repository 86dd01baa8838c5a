/** Part of a line: line and characters are counted from 0, `end` is the first character behind it. */
export interface Span {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Part of a line of a document. */
export interface Place extends Span {
  readonly uri: string;
}

/** Neighbouring lines of one document, as they are now. */
export interface Passage {
  readonly uri: string;
  readonly languageId: string;
  /** Number of the first line, counted from 0. */
  readonly start: number;
  readonly lines: readonly string[];
}

/** Lines as they were when the cursor came there, and as they are. */
export interface PlaceEdit {
  /** The first line as it is, counted from 0. */
  readonly start: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A place to go on at, and what should stand there; made for a document that says `oldText` there. */
export interface NextEdit extends Place {
  readonly oldText: string;
  readonly newText: string;
  readonly source: "diagnostics" | "references" | "text";
}
