import type { Corpus } from "./corpus.ts";
import { DocumentCache } from "./documentCache.ts";
import { LineCalibrator } from "./lineCalibrator.ts";
import { LineSearch } from "./lineSearch.ts";
import { Predictor } from "./predictor.ts";
import { TokenScorer } from "./tokenScorer.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The document that is asked about. */
export interface Place {
  /** Under which the corpus knows the document, and its folder. */
  readonly key: string;
  readonly folder: string;
}

/** What is kept from request to request while they are about one document and the corpus is not rebuilt. */
export class Session {
  readonly key: string;
  readonly vocabulary: Vocabulary;
  readonly document: DocumentCache;
  readonly predictor: Predictor;
  readonly scorer: TokenScorer;
  readonly search: LineSearch;
  readonly calibrator: LineCalibrator;

  constructor(corpus: Corpus, { key, folder }: Place) {
    this.key = key;
    this.vocabulary = corpus.vocabulary;
    this.document = new DocumentCache(corpus.vocabulary);
    this.predictor = new Predictor(corpus, this.document, key, folder);
    this.scorer = new TokenScorer(corpus.vocabulary);
    this.search = new LineSearch(corpus.vocabulary, this.predictor, this.scorer);
    this.calibrator = new LineCalibrator(corpus.vocabulary);
  }
}

/** The session of the document asked about last: who suggests and who judges cut its text once between them. */
export class Sessions {
  private readonly corpus: Corpus;
  private last: Session | undefined;

  constructor(corpus: Corpus) {
    this.corpus = corpus;
  }

  of(place: Place): Session {
    const { last, corpus } = this;
    if (last?.key === place.key && last.vocabulary === corpus.vocabulary) {
      return last;
    }
    this.last = new Session(corpus, place);
    return this.last;
  }
}
