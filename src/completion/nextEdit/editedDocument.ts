import type { ReadLines } from "./editAtCursor.ts";
import type { Passage, Place, Span } from "./nextEdit.ts";

/** A place of a name, as a language knows it. */
export interface Reference extends Place {
  /** What has to be written before and behind a new name there, such as `name: ` in `{ name }`; `undefined` where the language does not tell. */
  readonly around: { readonly before: string; readonly behind: string } | undefined;
}

/** The document that is edited and what is known around it, as it is now. Nothing here waits. */
export interface EditedDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly cursorLine: number;
  readonly read: ReadLines;
  /** The lines around one. */
  passage(line: number): Passage;
  /** What is open besides, in the same language, and has a text somewhere. */
  others(text: string): readonly Passage[];
  /** A line of a document that is open. */
  lineOf(uri: string, line: number): string | undefined;
  /** Where a name stood before it was edited, moved along with what was edited since; `undefined` where no language told. */
  references(name: string): readonly Reference[] | undefined;
  /** Where something is reported. */
  diagnostics(uri: string): readonly Span[];
}
