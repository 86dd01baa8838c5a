/** The name that shares the most pairs of letters with another one (Dice's coefficient), or `undefined` where none is alike. */
export function closest(name: string, names: readonly string[]): string | undefined {
  const ranked = names
    .filter((each) => each !== name)
    .map((each) => ({ each, score: likeness(name.toLowerCase(), each.toLowerCase()) }))
    .sort((one, other) => other.score - one.score);
  const [best] = ranked;
  return best !== undefined && best.score >= 0.4 ? best.each : undefined;
}

function likeness(one: string, other: string): number {
  const pairs = pairsOf(one);
  const shared = pairsOf(other).filter((pair) => pairs.includes(pair)).length;
  return (2 * shared) / Math.max(1, pairs.length + other.length - 1);
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}
