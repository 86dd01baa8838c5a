import type { LineSpan } from "../text/lineSpan.ts";

/** Where a piece of context comes from; `file` is one that the person added, `findings` what checks found in the answer before. */
export type ContextSource =
  | "openEditors"
  | "selection"
  | "document"
  | "surroundings"
  | "diagnostic"
  | "diff"
  | "text"
  | "instructions"
  | "definition"
  | "structure"
  | "file"
  | "imports"
  | "recentEdits"
  | "similar"
  | "findings";

/** One piece of text that a model may see besides the text around the cursor. */
export interface ContextItem {
  /** Which source found it. */
  readonly source: ContextSource;
  /** Empty for what belongs to no file. */
  readonly uri: string;
  /** Name shown to the model and to the person, such as `src/cart.ts`. */
  readonly name: string;
  readonly text: string;
  /** 0 to 1; comparable among items of one source. */
  readonly relevance: number;
  /** Why it was chosen, in words for a person. */
  readonly reason: string;
  /** Unique among a task's items. */
  readonly id?: string;
  /** The document's lines that the text is. */
  readonly lines?: LineSpan;
  /** It is what was asked about, so it can't be taken out. */
  readonly isFixed?: boolean;
  /** Tokens of the text, by `estimateTokens`. */
  readonly tokens?: number;
  /** The end of the text that is left out first where it is too long; `end` if nothing is said. */
  readonly cutFirst?: "start" | "end";
  /** Relevance per 100 tokens, weighted by its source, where it was ranked among others. */
  readonly worth?: number;
  /** A part of the text was left out for size. */
  readonly isCut?: boolean;
}

/** What context needs to know of the editor. */
export interface Workspace {
  /** Text documents open in the editor that may leave the machine, the last viewed first. */
  openDocuments(): readonly OpenDocument[];
}

export interface OpenDocument {
  readonly uri: string;
  /** Path in the workspace, such as `src/cart.ts`. */
  readonly name: string;
  readonly languageId: string;
  /** The editor's version of the document. */
  readonly version: number;
  /** Copies its text, with `\n` as line ends; a long document's beginning alone. */
  text(): string;
}
