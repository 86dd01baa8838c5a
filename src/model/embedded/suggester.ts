import { dirname } from "node:path";
import { DocumentCache } from "./documentCache.ts";
import { keyOf, type Learner } from "./learner.ts";
import { searchLine } from "./lineSearch.ts";
import { Predictor } from "./predictor.ts";
import type { CompleteMessage } from "./protocol.ts";
import { TokenScorer } from "./tokenScorer.ts";

/** A suggestion that is wrong costs a look: below even odds it is not worth it. */
const leastOffered = 0.5;

export interface Suggestion {
  readonly text: string;
  readonly probability: number;
}

export const noSuggestion: Suggestion = { text: "", probability: 0 };

/** Turns a request into the one suggestion that is sure enough. */
export class Suggester {
  private readonly learner: Learner;
  private readonly scorer = new TokenScorer();
  private uri = "";
  private document: DocumentCache;

  constructor(learner: Learner) {
    this.learner = learner;
    this.document = new DocumentCache(learner.corpus.vocabulary);
  }

  suggest(request: CompleteMessage): Suggestion {
    const { corpus } = this.learner;
    if (request.uri !== this.uri) {
      this.uri = request.uri;
      this.document = new DocumentCache(corpus.vocabulary);
    }
    const { document } = this;
    document.update(request.prefix.replaceAll("\r\n", "\n"), request.suffix.replaceAll("\r\n", "\n"));
    const predictor = new Predictor(corpus, document.above, document.below);
    const key = keyOf(request.uri);
    predictor.setDocument(key, dirname(key));
    const [best] = searchLine(document, predictor, this.scorer, corpus.vocabulary);
    if (best === undefined || best.probability < leastOffered || best.text.trim() === "") {
      return noSuggestion;
    }
    const after = request.suffix.split(/\r?\n/, 1)[0]!.trimEnd();
    if (!best.text.endsWith(after)) {
      return noSuggestion;
    }
    return { text: best.text.slice(0, best.text.length - after.length), probability: Math.min(1, best.probability) };
  }
}
