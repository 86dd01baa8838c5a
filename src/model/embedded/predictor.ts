import type { Corpus, LearntFile } from "./corpus.ts";
import { contextLength, type DocumentCache } from "./documentCache.ts";
import { Evidence, Source } from "./evidence.ts";
import { ContextLength, type TokenTable } from "./tokenTable.ts";
import { lineBreakToken, unknownToken, type Vocabulary } from "./vocabulary.ts";

/** Positions of one chain that are looked at for one guess, and those of them that may count. */
const mostSteps = 96;
/** The same for the token at the cursor, of which a part is typed: most positions lead to something else. */
const mostStepsWithPartial = 512;
const mostMatches = 32;
const mostShapeMatches = 12;
/** More sightings of two tokens together say no more. */
const mostSightings = 12;
/** Names further above the cursor count as out of scope. */
const scopeTokens = 3000;

const startsName = /^[ .]?[A-Za-z_$\u0080-\uffff]/;

/** Where a table's positions come from and what they weigh. */
interface Place {
  readonly table: TokenTable;
  readonly source: number;
  /** Files to leave out: dead ones and the document's own older state. */
  readonly corpus: Corpus | undefined;
}

/** Gathers what the caches know of the token that follows a context: nested caches, nearest first, each under contexts of many lengths. */
export class Predictor {
  readonly evidence: Evidence;
  private readonly vocabulary: Vocabulary;
  private readonly places: readonly [Place, ...Place[]];
  private readonly excluded: string;
  private readonly folder: string;
  /** The token must begin with this text. */
  private partial = "";

  /** `key` and `folder`: the document that is completed; what the corpus holds of it is older than the document itself. */
  constructor(corpus: Corpus, document: DocumentCache, key: string, folder: string) {
    this.vocabulary = corpus.vocabulary;
    this.evidence = new Evidence();
    this.excluded = key;
    this.folder = folder;
    this.places = [
      { table: document.above, source: Source.document, corpus: undefined },
      { table: document.below, source: Source.document, corpus: undefined },
      { table: corpus.table, source: Source.workspace, corpus },
    ];
  }

  /** Fills `evidence` for the token after `context` (up to `end`) that begins with `partial`. */
  gather(context: Uint32Array, end: number, partial: string): void {
    this.partial = partial;
    this.evidence.clear();
    this.gatherFinished();
    for (const place of this.places) {
      this.gatherChain(place, context, end, ContextLength.long);
      this.gatherChain(place, context, end, ContextLength.short);
      this.gatherChain(place, context, end, ContextLength.shapes);
    }
    this.gatherNames();
  }

  /** How often the last two tokens of a context stand together, in the document and elsewhere; counted up to `mostSightings`. */
  sightings(context: Uint32Array, end: number): { readonly document: number; readonly workspace: number } {
    const [above, below, workspace] = this.places.map((place) => this.sightingsIn(place, context, end));
    return { document: Math.min(mostSightings, above! + below!), workspace: workspace! };
  }

  private sightingsIn(place: Place, context: Uint32Array, end: number): number {
    const { table } = place;
    let count = 0;
    let next = table.newest(context, end, ContextLength.short);
    for (let step = 0; next !== 0 && step < mostSteps && count < mostSightings; step++) {
      const position = next;
      next = table.older(position, ContextLength.short);
      const isSame = position < table.length && table.matchLength(position, context, end, ContextLength.short) === 2;
      if (isSame && this.nearness(place, position) >= 0) {
        count++;
      }
    }
    return count;
  }

  /** A name that was never seen may be finished as it stands. */
  private gatherFinished(): void {
    if (startsName.test(this.partial)) {
      this.evidence.add(this.vocabulary.intern(this.partial, 0, this.partial.length), Source.document, 0, 0);
    }
  }

  /** Names used above the cursor that begin as the unfinished one does. */
  private gatherNames(): void {
    if (!startsName.test(this.partial)) {
      return;
    }
    const [{ table }] = this.places;
    const oldest = Math.max(1, table.length - scopeTokens);
    for (let position = table.length - 1; position >= oldest; position--) {
      const token = table.tokenAt(position);
      if (this.vocabulary.nameOf(token) !== unknownToken && this.fits(token)) {
        this.evidence.add(token, Source.document, 0, 1);
      }
    }
  }

  private gatherChain(place: Place, context: Uint32Array, end: number, kind: ContextLength): void {
    const { table } = place;
    const most = kind === ContextLength.shapes ? mostShapeMatches : mostMatches;
    const steps = this.partial === "" ? mostSteps : mostStepsWithPartial;
    let matches = 0;
    let next = table.newest(context, end, kind);
    for (let step = 0; next !== 0 && step < steps && matches < most; step++) {
      const position = next;
      next = table.older(position, kind);
      if (position < table.length && this.gatherMatch(place, position, context, end, kind)) {
        matches++;
      }
    }
  }

  /** Counts what follows at a position of a chain; false if it follows another context, or nothing of use. */
  private gatherMatch(place: Place, position: number, context: Uint32Array, end: number, kind: ContextLength): boolean {
    const { table } = place;
    const isShape = kind === ContextLength.shapes;
    const length = isShape
      ? table.shapeMatchLength(position, context, end, contextLength)
      : table.matchLength(position, context, end, contextLength);
    // The long chain has met the longer matches of the short one already.
    if (length < kind || (kind === ContextLength.short && length >= ContextLength.long)) {
      return false;
    }
    const original = table.tokenAt(position);
    const token = isShape ? this.renamed(table, position, context, end, length) : original;
    const near = this.fits(token) ? this.nearness(place, position) : -1;
    if (near < 0) {
      return false;
    }
    this.evidence.add(this.merged(token), isShape ? Source.shapes : place.source, length, near);
    if (token !== original && this.fits(original)) {
      this.evidence.addRenaming(original, token);
    }
    return true;
  }

  /** The token at `position`; a name that stands in the matched context becomes the name that stands there in ours. */
  private renamed(table: TokenTable, position: number, context: Uint32Array, end: number, length: number): number {
    const token = table.tokenAt(position);
    const name = this.vocabulary.nameOf(token);
    if (name === unknownToken) {
      return token;
    }
    for (let back = 1; back <= length; back++) {
      if (this.vocabulary.nameOf(table.tokenAt(position - back)) === name) {
        const ours = this.vocabulary.nameOf(context[end - back]!);
        return ours === name || ours === unknownToken ? token : this.vocabulary.nameLike(token, ours);
      }
    }
    return token;
  }

  /** A line ends whatever the indentation of the next one is. */
  private merged(token: number): number {
    return this.partial === "" && this.vocabulary.isLineBreak(token) ? lineBreakToken : token;
  }

  private fits(token: number): boolean {
    return token > 1 && (this.partial === "" || this.vocabulary.startsWith(token, this.partial));
  }

  /** 1 in the document or its folder, 0 elsewhere, -1 where nothing counts. */
  private nearness(place: Place, position: number): number {
    if (place.corpus === undefined) {
      return 1;
    }
    const file: LearntFile = place.corpus.fileAt(position);
    if (!file.alive || file.key === this.excluded) {
      return -1;
    }
    return file.folder === this.folder ? 1 : 0;
  }
}
