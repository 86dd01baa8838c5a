/** The place in a text that a model is to fill, with as much around it as the model is shown. */
export interface Hole {
  readonly prefix: string;
  readonly suffix: string;
  readonly languageId: string;
  /** Such as `cart.ts`. */
  readonly name: string;
}
