import type { DocumentCache } from "./documentCache.ts";
import type { LineGuess, LineGuesses } from "./lineSearch.ts";
import { decodeWeights, Network } from "./network.ts";
import { unknownToken, type Vocabulary } from "./vocabulary.ts";
import { lineWeights } from "./weights.ts";

export const lineInputs = 24;
export const lineUnits = 12;

/**
 * States how probable it is that a guess is exactly the rest of the line. The product of the tokens' probabilities says most
 * of it; how the guess was found and what it looks like the rest. Fitted on packages that no bench looks at.
 */
export class LineCalibrator {
  readonly features = new Float32Array(lineInputs);
  private readonly vocabulary: Vocabulary;
  private readonly network: Network;

  constructor(vocabulary: Vocabulary, encodedWeights = lineWeights) {
    this.vocabulary = vocabulary;
    this.network = new Network(lineInputs, lineUnits, decodeWeights(encodedWeights));
  }

  /** The stated probability of `found.guesses[index]`. `line`: what stands before the cursor in its line. */
  probability(found: LineGuesses, index: number, document: DocumentCache, line: string): number {
    this.fill(found, index, document, line);
    return 1 / (1 + Math.exp(-this.network.run(this.features, 0)));
  }

  /** Fills `features`: numbers of about -2 to 2. */
  fill(found: LineGuesses, index: number, document: DocumentCache, line: string): void {
    const { features } = this;
    const guess = found.guesses[index]!;
    const other = found.guesses[index === 0 ? 1 : 0]?.probability ?? 0;
    const { probability, shares, text } = guess;
    features.set([
      logOdds(probability) / 3,
      Math.log(probability) / 2,
      logOdds(other) / 3,
      logOdds(found.left) / 3,
      logOdds(Math.min(...shares)) / 3,
      logOdds(shares[0]!) / 3,
      logOdds(shares.at(-1)!) / 3,
      Math.log(probability) / shares.length,
      Math.log1p(shares.length) / 2,
      Math.log1p(text.length) / 2,
      Math.log1p(line.trimStart().length) / 2,
      Math.log1p(found.longest[0]!) / 2,
      Math.log1p(found.longest[1]!) / 2,
      Math.log1p(found.longest[2]!) / 2,
      /[\w$]$/.test(line) ? 1 : 0,
      /[\w$]/.test(text) ? 1 : 0,
      /\d/.test(text) ? 1 : 0,
      /["'`]/.test(text) ? 1 : 0,
      clamp(balance(line)) / 2,
      clamp(balance(text)) / 2,
      clamp(balance(line + text)) / 2,
      /[;,{}:]$/.test(text) ? 1 : 0,
      this.strangers(guess, document) / 2,
      index === 0 ? 0 : 1,
    ]);
  }

  /** Names in the guess that the document has not used above. */
  private strangers(guess: LineGuess, document: DocumentCache): number {
    let count = 0;
    for (const token of guess.tokens) {
      const name = this.vocabulary.nameOf(token);
      if (name !== unknownToken && document.distanceTo(name) === 0) {
        count++;
      }
    }
    return Math.min(count, 4);
  }
}

function logOdds(probability: number): number {
  return Math.log((probability + 0.002) / (1 - probability + 0.002));
}

function clamp(value: number): number {
  return Math.max(-4, Math.min(4, value));
}

/** Brackets opened less brackets closed. */
function balance(text: string): number {
  let open = 0;
  for (const character of text) {
    if ("([{".includes(character)) {
      open++;
    } else if (")]}".includes(character)) {
      open--;
    }
  }
  return open;
}
