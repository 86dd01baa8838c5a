import { type LineChange, lineChanges } from "../text/diff.ts";
import type { LineSpan } from "../text/lineSpan.ts";
import type { ReplaceEdit, WholeEdit } from "./answer/fileEdit.ts";
import { blockOf } from "./place/block.ts";
import { expandEllipses } from "./place/expand.ts";
import { placeAll } from "./place.ts";
import type { Placement, UnplacedEdit } from "./proposal.ts";

/** A hunk that has no name yet. */
export interface Change {
  readonly start: number;
  readonly count: number;
  readonly lines: readonly string[];
  readonly placement: Placement;
}

/** What an answer's edits of one file's text come to. */
export interface FileChanges {
  /** In the order of their lines, at least one unchanged line between two. */
  readonly changes: readonly Change[];
  readonly unplaced: readonly UnplacedEdit[];
}

/** Places the edits of one file. Of edits that want the same lines the first is taken, the others are reported. */
export function changesOf(edits: readonly (ReplaceEdit | WholeEdit)[], path: string, before: string): FileChanges {
  const lines = before.split("\n");
  const replacements = edits.filter((edit) => edit.kind === "replace");
  const placed = placeAll(replacements, lines);
  const unplaced: UnplacedEdit[] = [];
  const taken: Change[] = [];
  for (const edit of edits) {
    const found =
      edit.kind === "whole"
        ? placeWhole(edit, lines)
        : placeReplacement(edit, placed[replacements.indexOf(edit)]!, lines);
    if (typeof found === "string") {
      unplaced.push({ path, reason: found, text: edit.text });
    } else if (found.every((change) => taken.some((other) => isEqual(change, other)))) {
      unplaced.push({ path, reason: "unchanged", text: edit.text });
    } else if (found.some((change) => taken.some((other) => overlap(change, other)))) {
      unplaced.push({ path, reason: "overlaps", text: edit.text });
    } else {
      taken.push(...found);
    }
  }
  return { changes: joined(taken), unplaced };
}

type Found = readonly Change[] | UnplacedEdit["reason"];

function placeReplacement(
  edit: ReplaceEdit,
  placed: ReturnType<typeof placeAll>[number],
  lines: readonly string[],
): Found {
  if (edit.oldLines.every((line) => line.trim() === "")) {
    return lines.every((line) => line === "") ? placeWhole({ lines: edit.newLines }, lines) : "ambiguous";
  }
  if (typeof placed === "string") {
    return placed;
  }
  const { start, count, placement } = placed;
  return lineChanges(lines.slice(start, start + count), placed.lines).map((change) => ({
    start: start + change.start,
    count: change.count,
    lines: change.lines,
    placement,
  }));
}

/** The difference between a file and its whole new text; blank lines at the end stay as the file has them, since a fence hides them. */
function placeWhole(
  { lines: written, isAssumed, isLabelled }: Pick<WholeEdit, "lines" | "isAssumed" | "isLabelled">,
  lines: readonly string[],
): Found {
  const isEmpty = lines.every((line) => line === "");
  const given = withoutBlankEnd(isLabelled && written[0] !== lines[0] ? written.slice(1) : written);
  if (isAssumed && !isEmpty && !given.some((line) => line.trim() !== "" && lines.includes(line))) {
    return "ambiguous";
  }
  const block = blockOf(given, lines);
  if (block !== undefined && lines.length - block.count >= leastLeftOut) {
    return placeBlock(given, block, lines);
  }
  const text = isEmpty ? given : expandEllipses(given, lines);
  if (text === undefined) {
    return "malformed";
  }
  const blankEnd = isEmpty ? [""] : lines.slice(withoutBlankEnd(lines).length);
  const after = [...withoutBlankEnd(text), ...blankEnd];
  const changes = lineChanges(lines, after);
  if (changes.length === 0) {
    return "unchanged";
  }
  if (isExcerpt(changes, lines)) {
    return "ambiguous";
  }
  const placement = text === given ? "whole" : "ellipsis";
  return changes.map(({ start, count, lines: made }) => ({ start, count, lines: made, placement }));
}

/** One block was given back and the rest of the file left out. */
function placeBlock(text: readonly string[], { start, count }: LineSpan, lines: readonly string[]): Found {
  const old = lines.slice(start, start + count);
  const expanded = expandEllipses(text, old);
  if (expanded === undefined) {
    return "malformed";
  }
  const changes = lineChanges(old, expanded);
  return changes.length === 0
    ? "unchanged"
    : changes.map((change) => ({ ...change, start: start + change.start, placement: "ellipsis" }));
}

/** Lines that an excerpt lacks before and after it, and a whole text keeps or replaces. */
const leastLeftOut = 5;

/** Whether a text lacks the file's beginning, with nothing in its place, and its end: then it is a part of the file, not the whole. */
function isExcerpt(changes: readonly LineChange[], lines: readonly string[]): boolean {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined || first === last) {
    return false;
  }
  const lacksBeginning = first.lines.length === 0 && first.count >= leastLeftOut;
  // What changed in the excerpt's last lines is one change with the end that is left out.
  const lacksEnd = last.count - last.lines.length >= leastLeftOut;
  // A bracket that closes the excerpt is found at the file's end, too.
  const edges = [...lines.slice(0, first.start), ...lines.slice(last.start + last.count)];
  return lacksBeginning && lacksEnd && edges.every((line) => !/\w/.test(line));
}

function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== "") + 1);
}

function isEqual(one: Change, other: Change): boolean {
  return one.start === other.start && one.count === other.count && one.lines.join("\n") === other.lines.join("\n");
}

function overlap(one: Change, other: Change): boolean {
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  return first.start + first.count > second.start || (first.start === second.start && first.count === second.count);
}

/** Joins changes without an unchanged line between them. */
function joined(changes: readonly Change[]): readonly Change[] {
  const all: Change[] = [];
  for (const change of changes.toSorted((a, b) => a.start - b.start || a.count - b.count)) {
    const last = all.at(-1);
    if (last === undefined || last.start + last.count < change.start) {
      all.push(change);
      continue;
    }
    const placement = last.placement === "exact" || last.placement === "whole" ? change.placement : last.placement;
    const lines = [...last.lines, ...change.lines];
    all.splice(-1, 1, { start: last.start, count: last.count + change.count, lines, placement });
  }
  return all;
}
