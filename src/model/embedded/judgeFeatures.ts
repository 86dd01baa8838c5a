import { cells, type Evidence, levels, Source, sourceCount } from "./evidence.ts";
import { NameUses } from "./nameUses.ts";
import type { Session } from "./session.ts";
import { lineBreakToken, unknownToken } from "./vocabulary.ts";

/** Numbers that the network gets of a token. */
export const judgeInputs = 46;

/** A token of the text that is judged. */
export interface JudgedToken {
  readonly token: number;
  /** Characters that are typed of it already. */
  readonly typed: number;
  /** Tokens between the line's break and it. */
  readonly index: number;
  /** Behind an odd number of quotation marks. */
  readonly isInString: boolean;
}

/** What the tables know of a token at its place. */
interface Known {
  readonly share: number;
  readonly best: number;
  readonly absent: number;
  /** Share of all candidates that are written alike: names by their case and dot. */
  readonly alike: number;
  readonly bestAlike: number;
  readonly longest: readonly number[];
  readonly longestOfAll: readonly number[];
  readonly trigrams: readonly number[];
  readonly renamedTo: number;
  readonly renamedFrom: number;
  readonly candidates: number;
  readonly pairs: { readonly document: number; readonly workspace: number };
}

const levelCount = levels.length;

/** Turns what the tables know of a text's tokens into numbers of about -2 to 2 for the network that judges them. */
export class JudgeFeatures {
  private readonly session: Session;
  private readonly uses: NameUses;
  private readonly classes = new Map<number, number>();

  constructor(session: Session) {
    this.session = session;
    this.uses = new NameUses(session.vocabulary);
  }

  /** A row of `judgeInputs` numbers for each token; the document's context holds them from `first` on. */
  rows(tokens: readonly JudgedToken[], first: number): Float32Array[] {
    this.uses.count(this.session.document);
    const known = tokens.map((token, at) => this.look(token, first + at));
    return tokens.map((_, at) => Float32Array.of(...predictionOf(known, at), ...this.writingOf(tokens, known, at)));
  }

  private look({ token, typed }: JudgedToken, end: number): Known {
    const { document, predictor, scorer, vocabulary } = this.session;
    const partial = vocabulary.textOf(token).slice(0, typed);
    predictor.gather(document.context, end, partial);
    const { evidence } = predictor;
    const shares = scorer.score(evidence, document, partial);
    const wanted = partial === "" && vocabulary.isLineBreak(token) ? lineBreakToken : token;
    const ours = this.classOf(wanted);
    const known = { share: 0, best: 0, absent: 1, alike: 0, bestAlike: 0, candidate: -1 };
    for (let candidate = 0; candidate < evidence.count; candidate++) {
      const share = shares[candidate]!;
      known.absent -= share;
      const isAlike = this.classOf(evidence.tokens[candidate]!) === ours;
      known.alike += isAlike ? share : 0;
      if (evidence.tokens[candidate] === wanted) {
        known.share = share;
        known.candidate = candidate;
      } else {
        known.best = Math.max(known.best, share);
        known.bestAlike = Math.max(known.bestAlike, isAlike ? share : 0);
      }
    }
    const pairs = predictor.sightings(document.context, end + 1);
    return { ...known, ...evidenceOf(evidence, known.candidate), pairs };
  }

  /** How the token is written, and how the document uses its name elsewhere. */
  private writingOf(tokens: readonly JudgedToken[], all: readonly Known[], at: number): number[] {
    const { vocabulary } = this.session;
    const { token, typed, index, isInString } = tokens[at]!;
    const name = vocabulary.nameOf(token);
    const isLineBreak = vocabulary.isLineBreak(token);
    const line = tokens.slice(Math.max(0, at - index), at);
    // Tokens before the line that stand before the known place too: none where a known line starts a copy.
    const before = all[at]!.longest[Source.document]! - index - 1;
    return [
      flag(isLineBreak),
      ...(name === unknownToken ? noName : this.nameAt(token, tokens[at + 1]?.token ?? lineBreakToken)),
      flag(name !== unknownToken && line.some((other) => vocabulary.nameOf(other.token) === name)),
      damped(index),
      flag(index === 0),
      flag(typed > 0),
      flag(isInString),
      flag(before === 0 && index > 1),
      damped(Math.max(0, before)),
      flag(before === 0 && isLineBreak && index > 3),
    ];
  }

  private nameAt(token: number, next: number): number[] {
    const { vocabulary, document } = this.session;
    const isMember = vocabulary.isMember(token);
    const count = this.uses.of(token);
    const members = Math.min(count, this.uses.asMember(token));
    const sameRole = isMember ? members : count - members;
    const sameNext = Math.min(count, this.uses.before(token, next));
    const distance = document.distanceTo(vocabulary.nameOf(token));
    return [
      1,
      flag(isMember),
      flag(/^[ .]?[A-Z]/.test(vocabulary.textOf(token))),
      damped(count),
      Math.log((sameRole + 0.5) / (count - sameRole + 0.5)) / 3,
      Math.log((sameNext + 0.5) / (count - sameNext + 0.5)) / 3,
      flag(count >= 3 && sameRole === 0),
      flag(count >= 3 && sameNext === 0),
      flag(count === 0),
      distance > 0 ? 1 - Math.log1p(distance) / 10 : 0,
      flag(count > 0 && distance === 0),
    ];
  }

  private classOf(token: number): number {
    const known = this.classes.get(token);
    if (known !== undefined) {
      return known;
    }
    const { vocabulary } = this.session;
    const isName = vocabulary.nameOf(token) !== unknownToken;
    const kind = isName ? caseOf(vocabulary.textOf(token)) + (vocabulary.isMember(token) ? 4 : 0) : 8 + token;
    this.classes.set(token, kind);
    return kind;
  }
}

const noName = Array.from({ length: 11 }, () => 0);

/** How the tables predict the token, and those next to it. */
function predictionOf(all: readonly Known[], at: number): number[] {
  const known = all[at]!;
  const [before, next, nextButOne] = [all[at - 1], all[at + 1], all[at + 2]];
  return [
    logOdds(known.share),
    logOdds(known.best),
    logOdds(known.absent),
    ratio(known.share, known.best),
    logOdds(known.alike),
    ratio(known.share, known.bestAlike),
    ...[next?.share, next?.absent, nextButOne?.share, before?.share].map((share) => logOdds(share ?? 0.5)),
    ...known.longest.map(damped),
    ...known.longestOfAll.map(damped),
    ...known.trigrams.map(damped),
    damped(known.renamedTo),
    damped(known.renamedFrom),
    damped(known.candidates),
    damped(known.pairs.document),
    damped(known.pairs.workspace),
    damped(next?.pairs.document ?? 0),
    damped(next?.pairs.workspace ?? 0),
  ];
}

function evidenceOf(evidence: Evidence, candidate: number) {
  const of = (values: { readonly [at: number]: number }, at: number) => (candidate < 0 ? 0 : values[at]!);
  const sources = Array.from({ length: sourceCount }, (_, source) => source);
  return {
    longest: sources.map((source) => of(evidence.longest, candidate * sourceCount + source)),
    longestOfAll: [...evidence.longestOfAll],
    trigrams: sources.map((source) => of(evidence.votes, candidate * cells + source * levelCount + 1)),
    renamedTo: of(evidence.renamedTo, candidate),
    renamedFrom: of(evidence.renamedFrom, candidate),
    candidates: evidence.count,
  };
}

/** Names written alike mostly stand for the same kind of thing. */
function caseOf(text: string): number {
  const name = text.replace(/^[ .]/, "");
  return /^[A-Z][A-Z\d_]+$/.test(name) ? 2 : /^[A-Z]/.test(name) ? 1 : 0;
}

function logOdds(share: number): number {
  return Math.log((share + 0.002) / (1 - share + 0.002)) / 3;
}

function ratio(share: number, other: number): number {
  return Math.log((share + 0.003) / (other + 0.003)) / 3;
}

function damped(count: number): number {
  return Math.log1p(count) / 2;
}

function flag(is: boolean): number {
  return is ? 1 : 0;
}
