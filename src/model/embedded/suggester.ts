import type { Corpus } from "./corpus.ts";
import { DocumentCache } from "./documentCache.ts";
import { LineCalibrator } from "./lineCalibrator.ts";
import { type LineGuess, LineSearch } from "./lineSearch.ts";
import { Predictor } from "./predictor.ts";
import { beforeSuffix, repeatsBelow } from "./suffix.ts";
import { TokenScorer } from "./tokenScorer.ts";
import type { Vocabulary } from "./vocabulary.ts";

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

/**
 * Below this stated probability nothing is offered: a suggestion costs a look, and one that is more often wrong than right is
 * not worth it. The bench prints how many are offered and how many of those are right.
 */
export const leastOffered = 0.5;
/** A block is offered only at this joint probability: a wrong one costs a person more than a wrong line. */
const leastBlock = 0.7;
/** Lines of a block after the first. */
const mostBlockLines = 12;
const mostBlockTokens = 240;
/** A block repeats a known one: this many tokens before each of its lines, names aside, stand before the known line too. */
const leastBlockMatch = 20;

/** What is kept from request to request while they are about one document and the corpus is not rebuilt. */
class Session {
  readonly key: string;
  readonly vocabulary: Vocabulary;
  readonly document: DocumentCache;
  readonly search: LineSearch;
  readonly calibrator: LineCalibrator;

  constructor(corpus: Corpus, { key, folder }: Cursor) {
    this.key = key;
    this.vocabulary = corpus.vocabulary;
    this.document = new DocumentCache(corpus.vocabulary);
    const predictor = new Predictor(corpus, this.document, key, folder);
    this.search = new LineSearch(corpus.vocabulary, predictor, new TokenScorer(corpus.vocabulary));
    this.calibrator = new LineCalibrator(corpus.vocabulary);
  }
}

/** Turns a cursor into the suggestion that most probably is right. */
export class Suggester {
  private readonly corpus: Corpus;
  private session: Session | undefined;

  constructor(corpus: Corpus) {
    this.corpus = corpus;
  }

  /** The likeliest rest of the line, with the block that follows it if that is as good as known. */
  suggest(cursor: Cursor): Suggestion {
    const prefix = cursor.prefix.replaceAll("\r\n", "\n");
    const suffix = cursor.suffix.replaceAll("\r\n", "\n");
    const session = this.sessionFor(cursor);
    session.document.update(prefix, suffix);
    const best = bestLine(session, prefix.slice(prefix.lastIndexOf("\n") + 1), suffix);
    if (best === undefined) {
      return noSuggestion;
    }
    const isLineEnd = suffix === "" || suffix.startsWith("\n");
    const block = isLineEnd ? blockAfter(session, best.guess, best.probability, suffix) : undefined;
    const { text, probability } = block ?? best;
    return { text: cursor.prefix.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text, probability };
  }

  private sessionFor(cursor: Cursor): Session {
    const { session, corpus } = this;
    if (session?.key === cursor.key && session.vocabulary === corpus.vocabulary) {
      return session;
    }
    this.session = new Session(corpus, cursor);
    return this.session;
  }
}

interface BestLine {
  readonly guess: LineGuess;
  readonly text: string;
  readonly probability: number;
}

/** The likeliest guess that fits what stands behind the cursor. `line`: the line before the cursor. */
function bestLine({ document, search, calibrator }: Session, line: string, suffix: string): BestLine | undefined {
  const found = search.run(document, [], document.partial);
  for (const [index, guess] of found.guesses.entries()) {
    const text = beforeSuffix(guess.text, suffix);
    if (text !== undefined && text.trim() !== "" && !repeatsBelow(line + text, suffix)) {
      return { guess, text, probability: calibrator.probability(found, index, document, line) };
    }
  }
  return undefined;
}

/** The lines after the guessed one up to a blank one, as long as all of them together stay probable. */
function blockAfter(
  { document, search, calibrator }: Session,
  first: LineGuess,
  probability: number,
  suffix: string,
): Suggestion | undefined {
  const ahead = first.tokens.slice(0, -1);
  let text = first.text;
  let joint = probability;
  let lines = 0;
  for (; lines < mostBlockLines && joint >= leastBlock; lines++) {
    const found = search.run(document, ahead, "\n");
    const [guess] = found.guesses;
    if (guess === undefined || guess.text.trim() === "" || ahead.length > mostBlockTokens) {
      break;
    }
    if (Math.max(...found.longest) < leastBlockMatch || repeatsBelow(guess.text, suffix)) {
      break;
    }
    const next = joint * calibrator.probability(found, 0, document, "");
    if (next < leastBlock) {
      break;
    }
    joint = next;
    text += `\n${guess.text}`;
    ahead.push(...guess.tokens.slice(0, -1));
  }
  return lines === 0 ? undefined : { text, probability: joint };
}
