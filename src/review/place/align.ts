import { isEllipsis } from "./ellipsis.ts";
import { similarity } from "./similarity.ts";

/** How lines of an answer correspond to lines of a file. */
export interface Alignment {
  /** 0 where all lines are equal. */
  readonly cost: number;
  /** For each line of the pattern the lines of the file that it stands for, from `from` to before `to`: one, none, or an ellipsis' any. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly start: number;
  readonly end: number;
}

export interface AlignOptions {
  /** The pattern is a part of the lines rather than all of them. */
  readonly isPart: boolean;
  /** Highest cost of an alignment that counts. */
  readonly mostCost: number;
  /** Alignments that cost at most so much more than the best are given, too. */
  readonly margin: number;
  /** An ellipsis stands for no line that is indented less than itself. */
  readonly byIndentation: boolean;
}

interface Line {
  readonly text: string;
  /** Without white space. */
  readonly key: string;
  readonly isEllipsis: boolean;
  readonly indentation: number;
  readonly skip: number;
}

/** Pairs of lines beyond which aligning would take seconds. */
const mostPairs = 1_500_000;
/** Lines less alike than this are two lines, not one that was misquoted. */
const leastSimilarity = 0.6;
/** Shorter lines, such as `});`, are alike by chance. */
const shortestSimilar = 5;
const differentSpace = 0.05;
const blankSkipped = 0.1;
const mostAlignments = 40;

/**
 * The alignments of a pattern with a file's lines that cost least: an edit distance over lines (Sellers 1980 where the pattern is a
 * part), in which lines may be alike rather than equal and an ellipsis stands for any lines. Among equally good ones those that begin
 * and end first and last are given, so that whoever asks sees whether there is a choice. Empty: none is good enough.
 */
export function align(
  pattern: readonly string[],
  lines: readonly string[],
  ellipses: ReadonlySet<number>,
  options: AlignOptions,
): readonly Alignment[] {
  if (pattern.length * lines.length > mostPairs) {
    return [];
  }
  const wanted = pattern.map((text, index) => lineOf(text, ellipses.has(index)));
  const present = lines.map((text) => lineOf(text, false));
  const table = new Table(wanted, present, options);
  const found = table.ends().flatMap((end) => [table.trace(end, true), table.trace(end, false)]);
  return withoutWorseNeighbours(found).slice(0, mostAlignments);
}

/**
 * As `align`, where an ellipsis stands for no line that is indented less than itself, unless the pattern fits better without that rule:
 * models indent an ellipsis carelessly, but mostly as the code around it.
 */
export function alignByIndentation(
  pattern: readonly string[],
  lines: readonly string[],
  ellipses: ReadonlySet<number>,
  options: Omit<AlignOptions, "byIndentation">,
): readonly Alignment[] {
  const [strict, free] = [true, false].map((byIndentation) =>
    align(pattern, lines, ellipses, { ...options, byIndentation }),
  );
  const cost = (found: readonly Alignment[] = []) => Math.min(...found.map((each) => each.cost));
  return (cost(strict) <= cost(free) ? strict : free) ?? [];
}

/** The places in a pattern that are ellipses. */
export function ellipsesIn(pattern: readonly string[]): ReadonlySet<number> {
  return new Set(pattern.flatMap((line, index) => (isEllipsis(line) ? [index] : [])));
}

function lineOf(text: string, ellipsis: boolean): Line {
  const key = text.replace(/\s+/g, "");
  const indentation = text.slice(0, text.length - text.trimStart().length).replaceAll("\t", "    ").length;
  return { text, key, isEllipsis: ellipsis, indentation, skip: key === "" ? blankSkipped : 1 };
}

function matchCost(wanted: Line, present: Line): number {
  if (wanted.text === present.text) {
    return 0;
  }
  const [a, b] = [wanted.key, present.key];
  if (a === b) {
    return differentSpace;
  }
  const [shorter, longer] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  if (shorter < shortestSimilar || 2 * shorter < leastSimilarity * (shorter + longer)) {
    return Number.POSITIVE_INFINITY;
  }
  const alike = similarity(a, b);
  return alike < leastSimilarity ? Number.POSITIVE_INFINITY : 2 * (1 - alike) + differentSpace;
}

/** Least costs: of the pattern's first `i` lines against lines of the file that end before `j`. */
class Table {
  private readonly pattern: readonly Line[];
  private readonly lines: readonly Line[];
  private readonly options: AlignOptions;
  private readonly width: number;
  private readonly costs: Float64Array;

  constructor(pattern: readonly Line[], lines: readonly Line[], options: AlignOptions) {
    this.pattern = pattern;
    this.lines = lines;
    this.options = options;
    this.width = lines.length + 1;
    this.costs = new Float64Array((pattern.length + 1) * this.width);
    this.fill();
  }

  /** Line ends of the file at which a good enough alignment ends. */
  ends(): readonly number[] {
    const last = this.pattern.length * this.width;
    if (!this.options.isPart) {
      const cost = this.costs[last + this.lines.length] ?? Number.POSITIVE_INFINITY;
      return cost <= this.options.mostCost ? [this.lines.length] : [];
    }
    const costs = this.costs.subarray(last, last + this.width);
    const best = costs.reduce((least, cost) => Math.min(least, cost), Number.POSITIVE_INFINITY);
    if (best > this.options.mostCost) {
      return [];
    }
    // What stands there exactly has no rival among what is only like it.
    const most = best === 0 ? 0 : best + this.options.margin;
    return Array.from(costs.keys())
      .filter((end) => this.at(this.pattern.length, end) <= most)
      .sort((a, b) => this.at(this.pattern.length, a) - this.at(this.pattern.length, b))
      .slice(0, 4 * mostAlignments);
  }

  /** The alignment that ends there; among equals the one whose lines come late or early. */
  trace(end: number, isLate: boolean): Alignment {
    const ranges: { from: number; to: number }[] = [];
    let [i, j, to] = [this.pattern.length, end, end];
    const cost = this.at(i, j);
    while (i > 0) {
      const step = this.steps(i, j, isLate).find(({ cost: sum }) => sum === this.at(i, j));
      if (step?.kind === "line") {
        j--;
        to = this.pattern[i - 1]?.isEllipsis ? to : j;
        continue;
      }
      const from = step?.kind === "match" ? j - 1 : j;
      ranges.push({ from, to: this.pattern[i - 1]?.isEllipsis ? to : j });
      i--;
      j = from;
      to = j;
    }
    ranges.reverse();
    return { cost, ranges, start: this.options.isPart ? j : 0, end };
  }

  private at(i: number, j: number): number {
    return this.costs[i * this.width + j] ?? Number.POSITIVE_INFINITY;
  }

  private fill(): void {
    for (let j = 1; j <= this.lines.length; j++) {
      this.costs[j] = this.options.isPart ? 0 : this.at(0, j - 1) + (this.lines[j - 1]?.skip ?? 0);
    }
    for (let i = 1; i <= this.pattern.length; i++) {
      for (let j = 0; j <= this.lines.length; j++) {
        this.costs[i * this.width + j] = this.least(i, j);
      }
    }
  }

  private least(i: number, j: number): number {
    const wanted = this.pattern[i - 1]!;
    const above = this.at(i - 1, j) + (wanted.isEllipsis ? 0 : wanted.skip);
    const present = this.lines[j - 1];
    if (present === undefined) {
      return above;
    }
    const line = this.at(i, j - 1) + this.lineCost(wanted, present);
    const match = wanted.isEllipsis ? Number.POSITIVE_INFINITY : this.at(i - 1, j - 1) + matchCost(wanted, present);
    return Math.min(above, line, match);
  }

  private lineCost(wanted: Line, present: Line): number {
    if (!wanted.isEllipsis) {
      return present.skip;
    }
    const isInside = present.key === "" || present.indentation >= wanted.indentation;
    return isInside || !this.options.byIndentation ? 0 : Number.POSITIVE_INFINITY;
  }

  private steps(i: number, j: number, isLate: boolean): { kind: "line" | "match" | "above"; cost: number }[] {
    const wanted = this.pattern[i - 1]!;
    const present = this.lines[j - 1];
    const above = { kind: "above" as const, cost: this.at(i - 1, j) + (wanted.isEllipsis ? 0 : wanted.skip) };
    if (present === undefined) {
      return [above];
    }
    const line = { kind: "line" as const, cost: this.at(i, j - 1) + this.lineCost(wanted, present) };
    if (wanted.isEllipsis) {
      return isLate ? [above, line] : [line, above];
    }
    const match = { kind: "match" as const, cost: this.at(i - 1, j - 1) + matchCost(wanted, present) };
    return isLate ? [match, above, line] : [line, above, match];
  }
}

/** Drops what only lengthens or shortens a better alignment. */
function withoutWorseNeighbours(found: readonly Alignment[]): readonly Alignment[] {
  return found.filter(
    (one) => !found.some((other) => other.cost < one.cost && other.start < one.end && one.start < other.end),
  );
}
