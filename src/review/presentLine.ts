import { lineChanges } from "../text/diff.ts";
import type { Decisions } from "./decisions.ts";
import type { FileProposal } from "./proposal.ts";

/**
 * Where to look in a file, with its accepted hunks in it, for a line of the file as it would be with all of them: the line itself, or
 * the nearest of those that an open hunk replaces. Lines are counted from 0.
 */
export function presentLine({ hunks }: FileProposal, line: number, decisions: Decisions): number {
  let [grownInAll, grownByAccepted] = [0, 0];
  for (const { id, start, oldLines, newLines } of hunks.toSorted((a, b) => a.start - b.start)) {
    const offset = line - start - grownInAll;
    if (offset < 0) {
      break;
    }
    const isAccepted = decisions[id] === "accepted";
    if (offset < newLines.length) {
      return start + grownByAccepted + (isAccepted ? offset : Math.min(offset, Math.max(0, oldLines.length - 1)));
    }
    grownInAll += newLines.length - oldLines.length;
    grownByAccepted += isAccepted ? newLines.length - oldLines.length : 0;
  }
  return line - grownInAll + grownByAccepted;
}

/** Gives the place of a line in a later text, counted from 0; `undefined` where that text has it otherwise, or not at all. */
export function lineMover(before: string, after: string): (line: number) => number | undefined {
  const changes = before === after ? [] : lineChanges(before.split("\n"), after.split("\n"));
  return (line) => {
    const earlier = changes.filter(({ start }) => start <= line);
    const isChanged = earlier.some(({ start, count }) => line < start + count);
    return isChanged ? undefined : earlier.reduce((moved, { count, lines }) => moved + lines.length - count, line);
  };
}
