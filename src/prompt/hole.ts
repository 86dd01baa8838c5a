/** The place in a text that a model is to fill, with as much around it as the model is shown. */
export interface Hole {
  readonly prefix: string;
  readonly suffix: string;
  readonly languageId: string;
  /** Such as `cart.ts`. */
  readonly name: string;
}

/** Languages whose text is prose, where a fence or a friendly sentence may belong to the answer. */
export function isProse(languageId: string): boolean {
  return (
    languageId === "markdown" ||
    languageId === "plaintext" ||
    languageId === "latex" ||
    languageId === "restructuredtext"
  );
}
