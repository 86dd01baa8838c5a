import { lineChanges } from "../../text/diff.ts";
import { type Alignment, align, alignByIndentation, ellipsesIn } from "./align.ts";
import { isEllipsis } from "./ellipsis.ts";
import { expandEllipses, pairEllipses } from "./expand.ts";
import type { Block, Candidate } from "./found.ts";
import { substitute } from "./substitute.ts";
import { windowsFor } from "./windows.ts";

/** Why a block has no candidates. */
export type NoCandidate = "notFound" | "malformed" | "ambiguous";

/**
 * Places at which a block may stand in a file's lines, by the strictest way of looking that finds any: exactly, but for white space,
 * with an ellipsis filled in, or with a few lines that differ.
 */
export function candidatesOf(block: Block, lines: readonly string[]): readonly Candidate[] | NoCandidate {
  const exact = runs(block, lines, "exact", (line) => line);
  if (exact !== "notFound") {
    return exact;
  }
  const trimmed = withoutBlankEdges(block);
  const spaced = runs(trimmed, lines, "whitespace", (line) => line.replace(/\s+/g, ""));
  if (spaced !== "notFound") {
    return spaced;
  }
  return block.oldLines.some(isEllipsis) ? withEllipses(trimmed, lines) : alike(trimmed, lines);
}

type Found = readonly Candidate[] | NoCandidate;

/** Every run of lines that are equal by their keys. */
function runs(
  given: Block,
  lines: readonly string[],
  placement: "exact" | "whitespace",
  key: (line: string) => string,
): Found {
  const wanted = given.oldLines.map(key);
  const present = lines.map(key);
  const starts = Array.from(present.keys()).filter((start) =>
    wanted.every((line, index) => present[start + index] === line),
  );
  if (starts.length === 0 || wanted.every((line) => line.trim() === "")) {
    return "notFound";
  }
  const newLines = expandEllipses(given.newLines, given.oldLines);
  if (newLines === undefined) {
    return "malformed";
  }
  const block = { ...given, newLines };
  return made(
    starts.map((start) => {
      const end = start + wanted.length;
      const ranges = wanted.map((_, index) => ({ from: start + index, to: start + index + 1 }));
      const how = newLines === given.newLines ? placement : "ellipsis";
      return { start, end, cost: 0, placement: how, lines: substitute(block, lines, { ranges, start, end }) };
    }),
    lines,
  );
}

function withEllipses(given: Block, lines: readonly string[]): Found {
  const paired = pairEllipses(given.oldLines, given.newLines);
  if (paired === undefined || isEllipsis(given.oldLines[0] ?? "") !== isEllipsis(given.newLines[0] ?? "")) {
    return "malformed";
  }
  const block = withoutEllipsesAtEdges({ ...given, ...paired });
  if (block === undefined) {
    return "malformed";
  }
  const { oldLines } = block;
  const options = { isPart: true, mostCost: costAllowed(oldLines), margin: marginFor(oldLines) };
  return made(
    alignByIndentation(oldLines, lines, ellipsesIn(oldLines), options).map((each) => ({
      ...each,
      placement: "ellipsis",
      lines: substitute(block, lines, each),
    })),
    lines,
  );
}

/** With a few lines that differ; a single short line is never looked for so, since it is like others by chance. */
function alike(given: Block, lines: readonly string[]): Found {
  const newLines = expandEllipses(given.newLines, given.oldLines);
  const letters = given.oldLines.join("").replace(/\s+/g, "").length;
  if (newLines === undefined || letters < leastLetters) {
    return newLines === undefined ? "malformed" : "notFound";
  }
  const block = { ...given, newLines };
  const options = {
    isPart: true,
    mostCost: costAllowed(block.oldLines),
    margin: marginFor(block.oldLines),
    byIndentation: false,
  };
  const alignments = windowsFor(block.oldLines, lines).flatMap(({ start, end }) =>
    align(block.oldLines, lines.slice(start, end), new Set(), options).map((each) => moved(each, start)),
  );
  const best = Math.min(...alignments.map(({ cost }) => cost));
  return made(
    alignments
      .filter(({ cost }) => cost <= best + options.margin)
      .map((each) => ({ ...each, placement: "drifted", lines: substitute(block, lines, each) })),
    lines,
  );
}

function moved({ cost, ranges, start, end }: Alignment, by: number): Alignment {
  return {
    cost,
    ranges: ranges.map(({ from, to }) => ({ from: from + by, to: to + by })),
    start: start + by,
    end: end + by,
  };
}

/** Characters that are not white space; fewer are too little to know a place by. */
const leastLetters = 12;

/** A fifth of the lines may differ, and one line a little. */
function costAllowed(oldLines: readonly string[]): number {
  return Math.max(0.4, 0.2 * linesWithText(oldLines));
}

/** How much worse a second place must be: half a line, a tenth of the lines. */
function marginFor(oldLines: readonly string[]): number {
  return Math.max(0.4, 0.1 * linesWithText(oldLines));
}

function linesWithText(lines: readonly string[]): number {
  return lines.filter((line) => line.trim() !== "" && !isEllipsis(line)).length;
}

/** Names a result by what it changes, whatever unchanged lines are around it. */
function changeKey(present: readonly string[], start: number, end: number, lines: readonly string[]): string {
  const changes = lineChanges(present.slice(start, end), lines);
  return changes.map((change) => [start + change.start, change.count, ...change.lines].join("\n")).join("\n\n");
}

interface Draft {
  readonly placement: Candidate["placement"];
  readonly start: number;
  readonly end: number;
  readonly cost: number;
  readonly lines: readonly string[] | undefined;
}

/** The different results of the drafts; one whose text can't be known makes the whole block unplaceable. */
function made(drafts: readonly Draft[], present: readonly string[]): Found {
  const different = new Map<string, Candidate>();
  for (const { placement, start, end, cost, lines } of drafts) {
    if (lines === undefined) {
      return drafts.length === 1 ? "malformed" : "ambiguous";
    }
    const key = changeKey(present, start, end, lines);
    if ((different.get(key)?.cost ?? Number.POSITIVE_INFINITY) <= cost) {
      continue;
    }
    different.set(key, { placement, start, count: end - start, lines, cost });
  }
  return different.size === 0 ? "notFound" : [...different.values()];
}

function withoutEllipsesAtEdges(block: Block): Block | undefined {
  let { oldLines, newLines } = block;
  while (isEllipsis(oldLines[0] ?? "") && isEllipsis(newLines[0] ?? "")) {
    [oldLines, newLines] = [oldLines.slice(1), newLines.slice(1)];
  }
  while (isEllipsis(oldLines.at(-1) ?? "") && isEllipsis(newLines.at(-1) ?? "")) {
    [oldLines, newLines] = [oldLines.slice(0, -1), newLines.slice(0, -1)];
  }
  const isOpen = isEllipsis(oldLines[0] ?? "") || isEllipsis(oldLines.at(-1) ?? "");
  return isOpen ? undefined : { ...block, oldLines, newLines };
}

/** Takes off the blank lines that models put around a block, as far as both sides have them. */
function withoutBlankEdges(block: Block): Block {
  let { oldLines, newLines } = block;
  while (oldLines.length > 1 && oldLines[0]?.trim() === "" && (newLines.length === 0 || newLines[0]?.trim() === "")) {
    [oldLines, newLines] = [oldLines.slice(1), newLines.slice(1)];
  }
  while (oldLines.length > 1 && oldLines.at(-1)?.trim() === "" && (newLines.at(-1) ?? "").trim() === "") {
    [oldLines, newLines] = [oldLines.slice(0, -1), newLines.slice(0, -1)];
  }
  return { ...block, oldLines, newLines };
}
