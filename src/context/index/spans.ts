import { Heap } from "./heap.ts";
import type { Candidate } from "./likeness.ts";
import type { IndexedFile } from "./store.ts";

/** A chosen line of a file, counted from 0, and what it tells per token. */
export interface ChosenLine {
  readonly file: IndexedFile;
  readonly line: number;
  readonly worth: number;
}

/** Tokens that a file's name takes above its lines. */
const nameTokens = 8;
/** A budget with less than this is spent. */
const leastTokens = 8;

/**
 * Chooses lines that tell most about the names to expect within a budget of tokens: always those that tell most per token beyond what is
 * chosen already (M. Minoux, Accelerated greedy algorithms for maximizing submodular set functions, 1978: a worth only falls as more is
 * chosen, so that only the first of the queue is computed anew). `expected`: what a name is worth.
 */
export function chooseLines(
  candidates: readonly Candidate[],
  expected: ReadonlyMap<number, number>,
  tokens: number,
): readonly ChosenLine[] {
  const choice = new Choice(expected);
  const isTelling = ({ shown }: Candidate) => shown.at(-1)!.scanned.names.some((name) => expected.has(name));
  const telling = candidates.filter(isTelling);
  const queue = new Heap(telling.map((candidate) => ({ candidate, worth: choice.worth(candidate) })));
  let left = tokens;
  for (let first = queue.first; first !== undefined && left >= leastTokens; first = queue.first) {
    const { candidate } = first;
    const worth = choice.worth(candidate);
    const cost = choice.cost(candidate);
    if (worth === 0 || cost > left) {
      queue.removeFirst();
    } else if (worth < first.worth) {
      queue.replaceFirst({ candidate, worth });
    } else {
      queue.removeFirst();
      left -= cost;
      choice.take(candidate, worth);
    }
  }
  return choice.lines;
}

/** What is chosen so far, and what more would tell. */
class Choice {
  readonly lines: ChosenLine[] = [];
  private readonly left: Map<number, number>;
  private readonly taken = new Map<IndexedFile, Set<number>>();

  constructor(expected: ReadonlyMap<number, number>) {
    this.left = new Map(expected);
  }

  cost({ file, shown }: Candidate): number {
    const taken = this.taken.get(file);
    const tokens = taken === undefined ? nameTokens : 0;
    // A line more than its own: the line ends of lines that stand alone count as a token.
    return shown.reduce((sum, { line, scanned }) => sum + (taken?.has(line) ? 0 : scanned.tokens + 1), tokens);
  }

  worth(candidate: Candidate): number {
    const taken = this.taken.get(candidate.file);
    let worth = 0;
    for (const { line, scanned } of candidate.shown) {
      if (!taken?.has(line)) {
        for (const name of scanned.names) {
          worth += this.left.get(name) ?? 0;
        }
      }
    }
    return worth === 0 ? 0 : worth / this.cost(candidate);
  }

  take({ file, shown }: Candidate, worth: number): void {
    const taken = this.taken.get(file) ?? new Set();
    this.taken.set(file, taken);
    for (const { line, scanned } of shown) {
      if (!taken.has(line)) {
        taken.add(line);
        this.lines.push({ file, line, worth });
        for (const name of scanned.names) {
          this.left.delete(name);
        }
      }
    }
  }
}
