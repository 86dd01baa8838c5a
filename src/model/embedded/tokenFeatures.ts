import type { DocumentCache } from "./documentCache.ts";
import { cells, type Evidence, levels, mostCandidates, Source, sourceCount } from "./evidence.ts";
import { unknownToken, type Vocabulary } from "./vocabulary.ts";

const levelCount = levels.length;
/** Inputs that the network gets of one candidate, and of the case that none is right. */
export const candidateInputs = cells + 16;
export const absentInputs = cells + 8;

/** Turns evidence into numbers of about -2 to 2 for the networks that weigh it. */
export class TokenFeatures {
  readonly candidates = new Float32Array(mostCandidates * candidateInputs);
  readonly absent = new Float32Array(absentInputs);
  private readonly vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  fill(evidence: Evidence, document: DocumentCache, partial: string): void {
    let best = 0;
    for (let candidate = 0; candidate < evidence.count; candidate++) {
      best = Math.max(best, this.fillCandidate(evidence, document, partial, candidate));
    }
    const { absent } = this;
    for (let cell = 0; cell < cells; cell++) {
      absent[cell] = Math.log1p(evidence.totals[cell]!) / 2;
    }
    let at = cells;
    for (let source = 0; source < sourceCount; source++) {
      absent[at++] = Math.log1p(evidence.longestOfAll[source]!) / 2;
    }
    absent[at++] = Math.log1p(evidence.count) / 2;
    absent[at++] = Math.log1p(partial.length) / 2;
    absent[at++] = best;
    absent[at++] = stretch(best) / 3;
    absent[at++] = /^[ .]?[\w$]/.test(partial) ? 1 : 0;
  }

  /** Returns the candidate's share by plain backing off, from the longest context to the shortest. */
  private fillCandidate(evidence: Evidence, document: DocumentCache, partial: string, candidate: number): number {
    const { candidates, vocabulary } = this;
    const token = evidence.tokens[candidate]!;
    let at = candidate * candidateInputs;
    for (let cell = 0; cell < cells; cell++) {
      const total = evidence.totals[cell]!;
      const votes = evidence.votes[candidate * cells + cell]!;
      candidates[at++] = total === 0 ? 0 : Math.log((votes + 0.3) / (total - votes + 0.3)) / 3;
    }
    for (let source = 0; source < sourceCount; source++) {
      candidates[at++] = Math.log1p(evidence.longest[candidate * sourceCount + source]!) / 2;
      candidates[at++] = evidence.firstLongest[source] === candidate ? 1 : 0;
    }
    const share = backOff(evidence, candidate);
    const name = vocabulary.nameOf(token);
    const distance = name === unknownToken ? 0 : document.distanceTo(name);
    candidates[at++] = stretch(share) / 3;
    candidates[at++] = Math.log1p(evidence.near[candidate]!) / 2;
    candidates[at++] = Math.log1p(partial.length) / 2;
    candidates[at++] = Math.log1p(evidence.count) / 2;
    candidates[at++] = Math.log1p(evidence.renamedTo[candidate]!) / 2;
    candidates[at++] = Math.log1p(evidence.renamedFrom[candidate]!) / 2;
    candidates[at++] = vocabulary.isLineBreak(token) ? 1 : 0;
    candidates[at++] = name === unknownToken ? 0 : 1;
    candidates[at++] = distance > 0 ? 1 - Math.log1p(distance) / 10 : 0;
    candidates[at++] = name !== unknownToken && distance === 0 ? 1 : 0;
    return share;
  }
}

function stretch(share: number): number {
  return Math.log((share + 0.01) / (1 - share + 0.01));
}

/** Matches in the document count double. */
function backOff(evidence: Evidence, candidate: number): number {
  const { votes, totals } = evidence;
  const first = candidate * cells;
  let share = 0;
  for (let level = 0; level < levelCount; level++) {
    const document = Source.document * levelCount + level;
    const workspace = Source.workspace * levelCount + level;
    const shapes = Source.shapes * levelCount + level;
    share = (4 * share + 0.5 * votes[first + shapes]!) / (4 + 0.5 * totals[shapes]!);
    share =
      (share + 2 * votes[first + document]! + votes[first + workspace]!) /
      (1 + 2 * totals[document]! + totals[workspace]!);
  }
  return share;
}
