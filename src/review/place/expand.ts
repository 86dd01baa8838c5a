import { type Alignment, alignByIndentation, ellipsesIn } from "./align.ts";
import { isEllipsis } from "./ellipsis.ts";

/**
 * Fills in what a text left out with an ellipsis from the lines that it is a new version of. A line that stands in those lines is
 * never taken for an ellipsis. `undefined`: more than one reading is possible, or none.
 */
export function expandEllipses(
  newLines: readonly string[],
  oldLines: readonly string[],
): readonly string[] | undefined {
  const literal = new Set(oldLines.map((line) => line.trim()));
  const ellipses = new Set([...ellipsesIn(newLines)].filter((index) => !literal.has(newLines[index]?.trim() ?? "")));
  if (ellipses.size === 0) {
    return newLines;
  }
  const options = { isPart: false, mostCost: Number.MAX_VALUE, margin: 0 };
  const texts = alignByIndentation(newLines, oldLines, ellipses, options).map((alignment) =>
    isAnchored(alignment, ellipses) && !repeatsLeftOut(newLines, oldLines, ellipses, alignment)
      ? filled(newLines, oldLines, ellipses, alignment)
      : undefined,
  );
  const [text, ...others] = texts;
  return others.every((other) => other?.join("\n") === text?.join("\n")) ? text : undefined;
}

function filled(
  newLines: readonly string[],
  oldLines: readonly string[],
  ellipses: ReadonlySet<number>,
  { ranges }: Alignment,
): readonly string[] {
  return newLines.flatMap((line, index) =>
    ellipses.has(index) ? oldLines.slice(ranges[index]?.from, ranges[index]?.to) : [line],
  );
}

/** Whether each ellipsis has beside it a line that stands in the file, or the text's end: else where it ends is a guess. */
function isAnchored({ ranges }: Alignment, ellipses: ReadonlySet<number>): boolean {
  const stands = (index: number) => index < 0 || index >= ranges.length || ranges[index]!.from < ranges[index]!.to;
  return [...ellipses].every((index) => {
    const [before, after] = [run(ranges, index, -1), run(ranges, index, 1)];
    return stands(index + before) && stands(index + after) && (before === -1 || after === 1);
  });
}

/** Whether a line taken for new beside an ellipsis is one that the ellipsis stands for: then it ends elsewhere. */
function repeatsLeftOut(
  newLines: readonly string[],
  oldLines: readonly string[],
  ellipses: ReadonlySet<number>,
  { ranges }: Alignment,
): boolean {
  return [...ellipses].some((index) => {
    const leftOut = new Set(oldLines.slice(ranges[index]?.from, ranges[index]?.to).map((line) => line.trim()));
    const [from, to] = [index + run(ranges, index, -1), index + run(ranges, index, 1)];
    return newLines.slice(from + 1, to).some((line, at) => {
      const isEllipsis = ellipses.has(from + 1 + at);
      return !isEllipsis && line.trim().length >= leastTelling && leftOut.has(line.trim());
    });
  });
}

/** Shorter lines, such as `});`, stand in a file by chance. */
const leastTelling = 6;

/** Steps from an ellipsis to the next line that stands in the file, or past the end. */
function run(ranges: Alignment["ranges"], index: number, step: 1 | -1): number {
  let at = index + step;
  while (at >= 0 && at < ranges.length && ranges[at]!.from === ranges[at]!.to) {
    at += step;
  }
  return at - index;
}

/** Gives the ellipses of a block's two sides the same names in their order. `undefined`: the sides leave out different things. */
export function pairEllipses(
  oldLines: readonly string[],
  newLines: readonly string[],
): { readonly oldLines: readonly string[]; readonly newLines: readonly string[] } | undefined {
  const [before, after] = [ellipsesIn(oldLines).size, ellipsesIn(newLines).size];
  if (after > 0 && before !== after) {
    return undefined;
  }
  return { oldLines: named(oldLines), newLines: named(newLines) };
}

function named(lines: readonly string[]): readonly string[] {
  let count = 0;
  return lines.map((line) => (isEllipsis(line) ? `${line.slice(0, line.search(/\S/))}// ... code ${count++}` : line));
}
