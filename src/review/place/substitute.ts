import { type LineChange, lineChanges } from "../../text/diff.ts";
import type { Alignment } from "./align.ts";
import { hasEllipsisWithin, isEllipsis } from "./ellipsis.ts";
import type { Block } from "./found.ts";
import { type LinePair, reindenter, unitOf } from "./reindent.ts";

type Ranges = Alignment["ranges"];

/**
 * What stands in a file where a block was aligned with it, after the block's change: lines that the block keeps stay as the file has
 * them, and its new lines are indented as the file is. `undefined`: that can't be known.
 */
export function substitute(
  block: Block,
  lines: readonly string[],
  { ranges, start, end }: Pick<Alignment, "ranges" | "start" | "end">,
): readonly string[] | undefined {
  const reindent = reindenter(pairsOf(block.oldLines, lines, ranges), unitOf(lines));
  const made: string[] = [];
  let position = start;
  for (const change of lineChanges(block.oldLines, block.newLines)) {
    const added = change.lines.map((line) => (isUnfillable(line) ? undefined : reindent(line)));
    const until = placeOf(change, lines, ranges, position, end);
    if (until === undefined || added.includes(undefined)) {
      return undefined;
    }
    made.push(...lines.slice(position, until.from), ...(added as string[]));
    position = until.to;
  }
  made.push(...lines.slice(position, end));
  return made;
}

/** The lines of the file that a change of the block replaces. */
function placeOf(
  { start, count }: LineChange,
  lines: readonly string[],
  ranges: Ranges,
  position: number,
  end: number,
): { from: number; to: number } | undefined {
  const before = Math.max(position, ranges[start - 1]?.to ?? position);
  const removed = ranges.slice(start, start + count);
  const [first, last] = [removed[0], removed.at(-1)];
  if (first === undefined || last === undefined) {
    const between = lines.slice(before, ranges[start]?.from ?? end);
    return isBlank(between) ? { from: before, to: before } : undefined;
  }
  const isOneRun = removed.every(
    ({ from }, index) => index === 0 || isBlank(lines.slice(removed[index - 1]?.to, from)),
  );
  return isOneRun ? { from: first.from, to: last.to } : undefined;
}

function pairsOf(oldLines: readonly string[], lines: readonly string[], ranges: Ranges): LinePair[] {
  return ranges.flatMap(({ from, to }, index) => {
    const quoted = oldLines[index] ?? "";
    const present = lines[from];
    return to - from === 1 && present !== undefined && !isEllipsis(quoted) ? [[quoted, present] as const] : [];
  });
}

function isBlank(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === "");
}

function isUnfillable(line: string): boolean {
  return isEllipsis(line) || hasEllipsisWithin(line);
}
