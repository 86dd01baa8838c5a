import type { ChangedFile, FindingPlace } from "../../check.ts";
import { hunksOf, lineFinder } from "../changedLines.ts";
import { type Family, familyOf } from "../code/family.ts";
import { type Code, readCode } from "../code/readCode.ts";
import { type HunkSpans, linesOf } from "../hunkSpans.ts";

/** One of a file's two texts, read. */
export interface ReadText {
  readonly code: Code;
  /** The line, counted from 0, that a place lies in. */
  readonly lineOf: (place: number) => number;
  /** As they are; without comments; without what strings say either. */
  readonly lines: readonly string[];
  readonly says: readonly string[];
  readonly codes: readonly string[];
}

/** A file of a proposal, read before and after. */
export interface ReadFile {
  readonly path: string;
  readonly before: ReadText;
  readonly after: ReadText;
  readonly hunks: readonly HunkSpans[];
}

/** `undefined`: nothing is known of the language. */
export function readFileOf(file: ChangedFile): ReadFile | undefined {
  const family = familyOf(file.languageId);
  if (family === undefined) {
    return undefined;
  }
  const [before, after] = [readText(file.before ?? "", family), readText(file.after ?? "", family)];
  const all = { start: 0, count: before.lines.length };
  const hunks =
    file.after === undefined
      ? file.hunks.slice(0, 1).map(({ id }) => ({ id, before: all, after: { start: 0, count: 0 } }))
      : hunksOf(file);
  return { path: file.path, before, after, hunks };
}

function readText(text: string, family: Family): ReadText {
  const code = readCode(text, family);
  const [says, codes] = [linesOf(code.text), linesOf(code.code)];
  return { code, lineOf: lineFinder(text), lines: linesOf(text), says, codes };
}

/** The hunk that takes away what stands at a place of the text before. */
export function hunkTaking({ before, hunks }: ReadFile, place: number): HunkSpans | undefined {
  const line = before.lineOf(place);
  return hunks.find((hunk) => line >= hunk.before.start && line < hunk.before.start + hunk.before.count);
}

/** The hunk that brings what stands at a place of the text after. */
export function hunkBringing({ after, hunks }: ReadFile, place: number): HunkSpans | undefined {
  const line = after.lineOf(place);
  return hunks.find((hunk) => line >= hunk.after.start && line < hunk.after.start + hunk.after.count);
}

/** Where a hunk's old lines stood. */
export function placeOf({ path, after }: ReadFile, hunk: HunkSpans): FindingPlace {
  return { hunk: hunk.id, path, line: Math.min(hunk.after.start, Math.max(0, after.lines.length - 1)) };
}

/** How often each of some things stands there. */
export function counted(keys: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** What is there fewer times after than before: so much of it is gone, wherever it stood. */
export function isFewer(key: string, before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): boolean {
  return (after.get(key) ?? 0) < (before.get(key) ?? 0);
}
