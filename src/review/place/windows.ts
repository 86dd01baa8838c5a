/** Neighbouring lines of a file in which a block may stand. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** Pairs of lines that may all be compared; with more, only where enough lines of the block stand is looked at. */
const mostPairs = 200_000;
/** Share of a block's lines with text that must stand in a window as they are. */
const leastShare = 0.5;

/**
 * The parts of a long file in which at least half of a block's lines stand, in any order and but for white space: comparing every line
 * with every line takes seconds there.
 */
export function windowsFor(block: readonly string[], lines: readonly string[]): readonly Window[] {
  if (block.length * lines.length <= mostPairs) {
    return [{ start: 0, end: lines.length }];
  }
  const wanted = new Set(block.map(keyOf).filter((key) => key !== ""));
  const hits = lines.map((line) => (wanted.has(keyOf(line)) ? 1 : 0));
  const width = block.length + Math.ceil(block.length / 4);
  const windows: { start: number; end: number }[] = [];
  let count = 0;
  for (let end = 1; end <= lines.length; end++) {
    const start = Math.max(0, end - width);
    count += (hits[end - 1] ?? 0) - (start > 0 ? (hits[start - 1] ?? 0) : 0);
    const last = windows.at(-1);
    if (count < leastShare * wanted.size) {
      continue;
    }
    if (last !== undefined && start <= last.end) {
      last.end = end;
    } else {
      windows.push({ start, end });
    }
  }
  return windows;
}

function keyOf(line: string): string {
  return line.replace(/\s+/g, "");
}
