/** What use on this machine has taught about a model in a language. */
export interface Experience {
  /** Chance, 0 to 1, that a suggestion of it that is shown is taken. */
  readonly acceptance: number;
  /** Chance that a line of an answer is what the person writes, if the lines before it were. */
  readonly lineTrust: number;
  /** Whether a line of it was wrong within the last few hundred. */
  readonly errsOfLate: boolean;
  /** The chance of a line to be right where an answer of it was wrong on that line already. */
  readonly trustAfterMiss: number;
  /** Milliseconds to the first token, the median of late; `undefined` before the first. */
  readonly firstToken?: number;
  /** Answers less probable than this are taken too seldom to be shown; 0 until that is known. */
  readonly leastProbability: number;
}

/** What became of one line of an answer, shown or not. */
export interface JudgedLine {
  /** The person wrote it, by hand or by taking it. */
  readonly wasRight: boolean;
  /** An answer had been wrong on this line before. */
  readonly afterMiss: boolean;
  /** 0 to 1, where somebody stated one. */
  readonly probability?: number;
}

/** Learns from use; keeps numbers alone, never text. */
export interface Experiences {
  of(model: string, languageId: string): Experience;
  judged(model: string, languageId: string, line: JudgedLine): void;
  /** Milliseconds from a request to its first token. */
  firstTokenAfter(model: string, milliseconds: number): void;
}
