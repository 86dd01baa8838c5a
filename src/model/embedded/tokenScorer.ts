import type { DocumentCache } from "./documentCache.ts";
import { type Evidence, mostCandidates } from "./evidence.ts";
import { decodeWeights, Network } from "./network.ts";
import { absentInputs, candidateInputs, TokenFeatures } from "./tokenFeatures.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { tokenWeights } from "./weights.ts";

export const candidateUnits = 16;
export const absentUnits = 8;

/**
 * Gives each candidate for the next token its probability: a small network weighs its evidence, another one the case that
 * none is right, as the mixers of PAQ do; the weights were learnt on packages that no bench looks at.
 */
export class TokenScorer {
  readonly features: TokenFeatures;
  private readonly candidate: Network;
  private readonly absent: Network;
  private readonly probabilities = new Float32Array(mostCandidates);

  constructor(vocabulary: Vocabulary, encodedWeights = tokenWeights) {
    this.features = new TokenFeatures(vocabulary);
    const weights = decodeWeights(encodedWeights);
    const split = Network.size(candidateInputs, candidateUnits);
    this.candidate = new Network(candidateInputs, candidateUnits, weights.subarray(0, split));
    this.absent = new Network(absentInputs, absentUnits, weights.subarray(split));
  }

  /** Probabilities by candidate; what is missing to 1 is the probability that the token is none of them. Good until the next call. */
  score(evidence: Evidence, document: DocumentCache, partial: string): Float32Array {
    const { probabilities, features } = this;
    features.fill(evidence, document, partial);
    let sum = Math.exp(this.absent.run(features.absent, 0));
    for (let candidate = 0; candidate < evidence.count; candidate++) {
      const weight = Math.exp(this.candidate.run(features.candidates, candidate * candidateInputs));
      probabilities[candidate] = weight;
      sum += weight;
    }
    for (let candidate = 0; candidate < evidence.count; candidate++) {
      probabilities[candidate]! /= sum;
    }
    return probabilities;
  }
}
