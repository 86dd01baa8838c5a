/** One piece of text that a model may see besides the text around the cursor. */
export interface ContextItem {
  /** Which source found it. */
  readonly source: "openEditors";
  readonly uri: string;
  /** Name shown to the model and to the person, such as `src/cart.ts`. */
  readonly name: string;
  readonly text: string;
  /** 0 to 1; comparable among items of one source. */
  readonly relevance: number;
  /** Why it was chosen, in words for a person. */
  readonly reason: string;
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
