import { diffArrays } from "diff";
import type { Hunk } from "../protocol.ts";

/** One line of a hunk as it is shown. */
export interface Row {
  readonly kind: "same" | "removed" | "added";
  /** Line before and after, counted from 1; absent on the side that has no such line. */
  readonly oldNumber?: number;
  readonly newNumber?: number;
  readonly text: string;
  /** The line that it replaces or that replaces it. */
  readonly counterpart?: string;
}

/** Beyond this many differing lines a hunk is shown as all old lines, then all new ones: Myers' algorithm is quadratic in them. */
const maxEditLength = 300;

const known = new WeakMap<Hunk, readonly Row[]>();

/** The hunk's lines in the order of a unified diff, with their numbers; the same array for the same hunk. */
export function hunkRows(hunk: Hunk): readonly Row[] {
  const rows = known.get(hunk) ?? makeRows(hunk);
  known.set(hunk, rows);
  return rows;
}

function makeRows(hunk: Hunk): readonly Row[] {
  const same = (text: string): Part => ({ kind: "same", text });
  const parts = [...hunk.before.map(same), ...changedParts(hunk.oldLines, hunk.newLines), ...hunk.after.map(same)];
  return numbered(parts, hunk.start - hunk.before.length, hunk.newStart - hunk.before.length);
}

type Part = Omit<Row, "oldNumber" | "newNumber">;

function changedParts(oldLines: string[], newLines: string[]): readonly Part[] {
  const changes = diffArrays(oldLines, newLines, { maxEditLength });
  if (changes === undefined) {
    return replaced(oldLines, newLines);
  }
  const parts: Part[] = [];
  let removed: readonly string[] = [];
  const flush = (added: readonly string[]) => {
    parts.push(...replaced(removed, added));
    removed = [];
  };
  for (const change of changes) {
    if (change.removed) {
      removed = [...removed, ...change.value];
    } else if (change.added) {
      flush(change.value);
    } else {
      flush([]);
      parts.push(...change.value.map((text): Part => ({ kind: "same", text })));
    }
  }
  flush([]);
  return parts;
}

/** Lines in place of others; each is told its counterpart at the same place. */
function replaced(removed: readonly string[], added: readonly string[]): readonly Part[] {
  return [
    ...removed.map((text, index) => paired("removed", text, added[index])),
    ...added.map((text, index) => paired("added", text, removed[index])),
  ];
}

function paired(kind: "removed" | "added", text: string, counterpart: string | undefined): Part {
  return counterpart === undefined ? { kind, text } : { kind, text, counterpart };
}

function numbered(parts: readonly Part[], oldStart: number, newStart: number): readonly Row[] {
  let oldNumber = oldStart;
  let newNumber = newStart;
  return parts.map((part) => {
    oldNumber += part.kind === "added" ? 0 : 1;
    newNumber += part.kind === "removed" ? 0 : 1;
    return {
      ...part,
      ...(part.kind === "added" ? {} : { oldNumber }),
      ...(part.kind === "removed" ? {} : { newNumber }),
    };
  });
}

/** Lines that hunks add and remove. */
export function lineCounts(hunks: readonly Hunk[]): { readonly added: number; readonly removed: number } {
  const rows = hunks.flatMap(hunkRows);
  const count = (kind: Row["kind"]) => rows.filter((row) => row.kind === kind).length;
  return { added: count("added"), removed: count("removed") };
}
