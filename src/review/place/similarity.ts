/** Sørensen–Dice coefficient of the pairs of neighbouring characters, white space aside: 1 for equal lines, 0 for lines without a pair in common. */
export function similarity(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (left.size === 0 || right.size === 0) {
    return a === b ? 1 : 0;
  }
  let shared = 0;
  for (const [pair, count] of left.counts) {
    shared += Math.min(count, right.counts.get(pair) ?? 0);
  }
  return (2 * shared) / (left.size + right.size);
}

interface Pairs {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

const known = new Map<string, Pairs>();
/** Lines of which the pairs are remembered; a large file's. */
const mostKnown = 20_000;

function pairsOf(line: string): Pairs {
  const found = known.get(line);
  if (found !== undefined) {
    return found;
  }
  const counts = new Map<string, number>();
  for (let index = 0; index + 1 < line.length; index++) {
    const pair = line.slice(index, index + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const pairs = { counts, size: Math.max(0, line.length - 1) };
  if (known.size >= mostKnown) {
    known.clear();
  }
  known.set(line, pairs);
  return pairs;
}
