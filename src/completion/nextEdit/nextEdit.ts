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

/** A place to go on at; made for a document that says `oldText` there. */
export interface NextEdit extends Place {
  readonly oldText: string;
  /** What should stand there; `undefined` where only the person knows. */
  readonly newText: string | undefined;
  readonly source: "diagnostics" | "references" | "text";
}

/** Why there are next edits, and where. */
export interface Cause {
  readonly kind: "rename" | "signature" | "repeat";
  /** What was edited, such as the old name and the new one. */
  readonly what: string;
  /** The line in which it was, as far as that matters. */
  readonly where: string;
  readonly edits: readonly NextEdit[];
}
