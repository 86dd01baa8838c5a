import type { Corpus } from "./corpus.ts";
import { DocumentCache } from "./documentCache.ts";
import { LineCalibrator } from "./lineCalibrator.ts";
import { type LineGuess, type LineGuesses, LineSearch } from "./lineSearch.ts";
import { Predictor } from "./predictor.ts";
import { beforeSuffix, repeatsBelow } from "./suffix.ts";
import { TokenScorer } from "./tokenScorer.ts";

/** What may be inserted at the cursor. */
export interface Suggestion {
  readonly text: string;
  /** Stated probability that it is exactly what belongs there. */
  readonly probability: number;
}

/** Where a suggestion is asked for. */
export interface Cursor {
  readonly prefix: string;
  readonly suffix: string;
  /** Under which the corpus knows the document, and its folder. */
  readonly key: string;
  readonly folder: string;
}

export const noSuggestion: Suggestion = { text: "", probability: 0 };

/** A block is offered only at this joint probability: a wrong one costs a person more than a wrong line. */
const leastBlock = 0.7;
/** Lines of a block after the first. */
const mostBlockLines = 12;
const mostBlockTokens = 240;
/** A block repeats a known one: this many tokens before each of its lines, names aside, stand before the known line too. */
const leastBlockMatch = 20;

/** Turns a cursor into the suggestion that most probably is right. */
export class Suggester {
  private readonly corpus: Corpus;
  private readonly scorer: TokenScorer;
  private readonly calibrator: LineCalibrator;
  private key = "";
  private document: DocumentCache;
  private search: LineSearch;

  constructor(corpus: Corpus) {
    this.corpus = corpus;
    this.scorer = new TokenScorer(corpus.vocabulary);
    this.calibrator = new LineCalibrator(corpus.vocabulary);
    this.document = new DocumentCache(corpus.vocabulary);
    this.search = this.searchOf(this.document, "", "");
  }

  /** Memory in bytes that the document at the cursor takes. */
  get bytes(): number {
    return this.document.bytes;
  }

  /** The likeliest rest of the line, with the block that follows it if that is as good as known. */
  suggest(cursor: Cursor): Suggestion {
    const suffix = cursor.suffix.replaceAll("\r\n", "\n");
    const line = this.place(cursor, suffix);
    const found = this.search.run(this.document, [], this.document.partial);
    const best = this.bestLine(found, line, suffix);
    if (best === undefined) {
      return noSuggestion;
    }
    const isLineEnd = suffix === "" || suffix.startsWith("\n");
    const block = isLineEnd ? this.block(best.guess, best.probability, suffix) : undefined;
    const { text, probability } = block ?? best;
    return { text: cursor.prefix.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text, probability };
  }

  /** The line before the cursor. */
  private place(cursor: Cursor, suffix: string): string {
    if (cursor.key !== this.key) {
      this.key = cursor.key;
      this.document = new DocumentCache(this.corpus.vocabulary);
      this.search = this.searchOf(this.document, cursor.key, cursor.folder);
    }
    const prefix = cursor.prefix.replaceAll("\r\n", "\n");
    this.document.update(prefix, suffix);
    return prefix.slice(prefix.lastIndexOf("\n") + 1);
  }

  private searchOf(document: DocumentCache, key: string, folder: string): LineSearch {
    const predictor = new Predictor(this.corpus, document, key, folder);
    return new LineSearch(this.corpus.vocabulary, predictor, this.scorer);
  }

  private bestLine(
    found: LineGuesses,
    line: string,
    suffix: string,
  ): { guess: LineGuess; text: string; probability: number } | undefined {
    for (const [index, guess] of found.guesses.entries()) {
      const text = beforeSuffix(guess.text, suffix);
      if (text !== undefined && text.trim() !== "" && !repeatsBelow(line + text, suffix)) {
        return { guess, text, probability: this.calibrator.probability(found, index, this.document, line) };
      }
    }
    return undefined;
  }

  /** The lines after the guessed one up to a blank one, as long as all of them together stay probable. */
  private block(first: LineGuess, probability: number, suffix: string): Suggestion | undefined {
    const ahead = first.tokens.slice(0, -1);
    let text = first.text;
    let joint = probability;
    let lines = 0;
    for (; lines < mostBlockLines && joint >= leastBlock; lines++) {
      const found = this.search.run(this.document, ahead, "\n");
      const [guess] = found.guesses;
      if (guess === undefined || guess.text.trim() === "" || ahead.length > mostBlockTokens) {
        break;
      }
      if (Math.max(...found.longest) < leastBlockMatch || repeatsBelow(guess.text, suffix)) {
        break;
      }
      const next = joint * this.calibrator.probability(found, 0, this.document, "");
      if (next < leastBlock) {
        break;
      }
      joint = next;
      text += `\n${guess.text}`;
      ahead.push(...guess.tokens.slice(0, -1));
    }
    return lines === 0 ? undefined : { text, probability: joint };
  }
}
