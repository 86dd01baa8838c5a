import type { DocumentCache } from "./documentCache.ts";
import type { Predictor } from "./predictor.ts";
import type { TokenScorer } from "./tokenScorer.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A way the line may go on. */
export interface LineGuess {
  /** Characters from the cursor to the line's end. */
  readonly text: string;
  /** The product of its tokens' probabilities. */
  readonly probability: number;
  readonly tokens: readonly number[];
  readonly least: number;
}

interface Path {
  readonly tokens: readonly number[];
  readonly probability: number;
  /** Probability of its least likely token. */
  readonly least: number;
}

/** Guesses that are expanded for one answer; measured: more changes no answer in 1,000. */
const mostSteps = 48;
const mostTokens = 60;
/** Paths and answers below this are not followed: nothing as unlikely is offered. */
const leastProbability = 0.01;
const branches = 4;
const wantedGuesses = 3;

/** Best-first search for the likeliest ways to the line's end. */
export function searchLine(
  document: DocumentCache,
  predictor: Predictor,
  scorer: TokenScorer,
  vocabulary: Vocabulary,
): LineGuess[] {
  const guesses: LineGuess[] = [];
  const open: Path[] = [{ tokens: [], probability: 1, least: 1 }];
  for (let step = 0; step < mostSteps && guesses.length < wantedGuesses; step++) {
    const path = open.pop();
    if (path === undefined) {
      break;
    }
    const last = path.tokens.at(-1);
    if (
      last !== undefined &&
      vocabulary.isLineBreak(last) &&
      !(path.tokens.length === 1 && document.partial.startsWith("\n"))
    ) {
      guesses.push(guessOf(path, document.partial, vocabulary));
      continue;
    }
    if (path.tokens.length < mostTokens) {
      expand(path, document, predictor, scorer, open);
    }
  }
  return guesses;
}

function expand(path: Path, document: DocumentCache, predictor: Predictor, scorer: TokenScorer, open: Path[]): void {
  document.context.set(path.tokens, document.contextEnd);
  const partial = path.tokens.length === 0 ? document.partial : "";
  predictor.gather(document.context, document.contextEnd + path.tokens.length, partial);
  const { evidence } = predictor;
  const probabilities = scorer.score(evidence, partial);
  for (let branch = 0; branch < branches; branch++) {
    let best = -1;
    for (let candidate = 0; candidate < evidence.count; candidate++) {
      if (best < 0 || probabilities[candidate]! > probabilities[best]!) {
        best = candidate;
      }
    }
    if (best < 0) {
      return;
    }
    const share = probabilities[best]!;
    const probability = path.probability * share;
    if (probability < leastProbability) {
      return;
    }
    insert(open, {
      tokens: [...path.tokens, evidence.tokens[best]!],
      probability,
      least: Math.min(path.least, share),
    });
    probabilities[best] = 0;
  }
}

function insert(open: Path[], path: Path): void {
  let at = open.length;
  while (at > 0 && open[at - 1]!.probability > path.probability) {
    at--;
  }
  open.splice(at, 0, path);
}

function guessOf(path: Path, partial: string, vocabulary: Vocabulary): LineGuess {
  const text = path.tokens
    .slice(0, -1)
    .map((token) => vocabulary.textOf(token))
    .join("");
  return { text: text.slice(partial.length), probability: path.probability, tokens: path.tokens, least: path.least };
}
