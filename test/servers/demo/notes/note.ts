/** What the demo model says of one declaration of the sample workspace. */
export interface Note {
  /** One sentence, as a documentation comment would put it. */
  readonly what: string;
  /** Parts of it that are explained one by one; each goes on to where the next begins. */
  readonly steps?: readonly Step[];
}

export interface Step {
  /** How the part's first line begins, without its indentation. */
  readonly at: string;
  readonly title: string;
  readonly says: string;
}

/** Notes by the names of declarations. */
export type Notes = Readonly<Record<string, Note>>;
