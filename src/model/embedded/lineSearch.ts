import type { DocumentCache } from "./documentCache.ts";
import { sourceCount } from "./evidence.ts";
import type { Predictor } from "./predictor.ts";
import type { TokenScorer } from "./tokenScorer.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A way the line may go on. */
export interface LineGuess {
  /** Characters from the cursor to the line's end. */
  readonly text: string;
  /** Its tokens from the unfinished one on, the line break at its end too. */
  readonly tokens: readonly number[];
  /** What each token's probability was, and their product. */
  readonly shares: readonly number[];
  readonly probability: number;
}

export interface LineGuesses {
  /** The likeliest first. */
  readonly guesses: readonly LineGuess[];
  /** Probability of the likeliest path that was not followed to its end. */
  readonly left: number;
  /** How far the line goes on surely, though its end may not be known: less than a whole guess. */
  readonly start: { readonly text: string; readonly probability: number };
  /** Longest matches at the cursor by source, in tokens. */
  readonly longest: Uint8Array;
}

interface Path {
  readonly tokens: readonly number[];
  readonly shares: readonly number[];
  readonly probability: number;
}

/** Paths that are gone on with for one line: keeps the slowest answers under 5 ms and loses none of the likely ones. */
const mostSteps = 48;
const mostTokens = 60;
/** Paths below this are not followed: nothing as unlikely is offered. */
const leastProbability = 0.01;
/** Of the beginnings of a line, the longest that is at least as probable is a sure start; above one half there is one at most. */
const leastStart = 0.6;
const branches = 4;
const wantedGuesses = 3;

/** Finds the likeliest ways from a cursor to the line's end, best first. */
export class LineSearch {
  private readonly vocabulary: Vocabulary;
  private readonly predictor: Predictor;
  private readonly scorer: TokenScorer;

  constructor(vocabulary: Vocabulary, predictor: Predictor, scorer: TokenScorer) {
    this.vocabulary = vocabulary;
    this.predictor = predictor;
    this.scorer = scorer;
  }

  /** From the document's cursor, after `ahead`: tokens that are taken for written. */
  run(document: DocumentCache, ahead: readonly number[], partial: string): LineGuesses {
    const guesses: LineGuess[] = [];
    const longest = new Uint8Array(sourceCount);
    let start: Path = { tokens: [], shares: [], probability: 1 };
    const open: Path[] = [start];
    document.context.set(ahead, document.contextEnd);
    for (let step = 0; step < mostSteps && guesses.length < wantedGuesses; step++) {
      const path = open.pop();
      if (path === undefined) {
        break;
      }
      if (this.hasEnded(path, partial)) {
        guesses.push(this.guessOf(path, partial));
      } else if (path.tokens.length < mostTokens) {
        this.expand(path, document, document.contextEnd + ahead.length, partial, open);
        if (step === 0) {
          longest.set(this.predictor.evidence.longestOfAll);
        }
        start = this.surer(open.at(-1), start, partial);
      }
    }
    const text = this.textOf(start.tokens, partial);
    return { guesses, left: open.at(-1)?.probability ?? 0, start: { text, probability: start.probability }, longest };
  }

  private surer(path: Path | undefined, start: Path, partial: string): Path {
    const isSurer = path !== undefined && path.probability >= leastStart && path.tokens.length > start.tokens.length;
    return isSurer && !this.hasEnded(path, partial) ? path : start;
  }

  private hasEnded({ tokens }: Path, partial: string): boolean {
    const last = tokens.at(-1);
    const opensLine = tokens.length === 1 && partial.startsWith("\n");
    return last !== undefined && this.vocabulary.isLineBreak(last) && !opensLine;
  }

  private expand(path: Path, document: DocumentCache, start: number, partial: string, open: Path[]): void {
    const unfinished = path.tokens.length === 0 ? partial : "";
    document.context.set(path.tokens, start);
    this.predictor.gather(document.context, start + path.tokens.length, unfinished);
    const { evidence } = this.predictor;
    const shares = this.scorer.score(evidence, document, unfinished);
    for (let branch = 0; branch < branches; branch++) {
      const best = largest(shares, evidence.count);
      const share = shares[best] ?? 0;
      const probability = path.probability * share;
      if (probability < leastProbability) {
        return;
      }
      insert(open, {
        tokens: [...path.tokens, evidence.tokens[best]!],
        shares: [...path.shares, share],
        probability,
      });
      shares[best] = 0;
    }
  }

  private guessOf({ tokens, shares, probability }: Path, partial: string): LineGuess {
    return { text: this.textOf(tokens.slice(0, -1), partial), tokens, shares, probability };
  }

  private textOf(tokens: readonly number[], partial: string): string {
    return tokens
      .map((token) => this.vocabulary.textOf(token))
      .join("")
      .slice(partial.length);
  }
}

/** Index of the largest of the first `count` values; -1 if there is none. */
function largest(values: Float32Array, count: number): number {
  let best = count === 0 ? -1 : 0;
  for (let at = 1; at < count; at++) {
    if (values[at]! > values[best]!) {
      best = at;
    }
  }
  return best;
}

/** Keeps the likeliest path last. */
function insert(open: Path[], path: Path): void {
  let at = open.length;
  while (at > 0 && open[at - 1]!.probability > path.probability) {
    at--;
  }
  open.splice(at, 0, path);
}
