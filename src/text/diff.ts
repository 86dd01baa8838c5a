import { diffArrays } from "diff";
import { equalEnds } from "./equalEnds.ts";

/** Neighbouring lines of a text that another text has otherwise. */
export interface LineChange {
  /** First line of the old text that it replaces, counted from 0. */
  readonly start: number;
  /** Lines of the old text that it replaces. */
  readonly count: number;
  /** Where its lines stand in the new text, counted from 0. */
  readonly newStart: number;
  readonly lines: readonly string[];
}

/** Changed lines beyond which the search for the smallest difference would take seconds: the lines between the equal ends are one change then. */
const mostChangedLines = 3_000;

/** The changes from one list of lines to another, in their order, at least one equal line between two. Myers' algorithm, by jsdiff. */
export function lineChanges(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  const { head, tail } = equalEnds(before, after);
  return changesWithin(before.slice(head, before.length - tail), after.slice(head, after.length - tail), head);
}

function changesWithin(before: string[], after: string[], head: number): readonly LineChange[] {
  if (before.length === 0 && after.length === 0) {
    return [];
  }
  const parts =
    before.length === 0 || after.length === 0
      ? undefined
      : diffArrays(before, after, { maxEditLength: mostChangedLines });
  if (parts === undefined) {
    return [{ start: head, count: before.length, newStart: head, lines: after }];
  }
  const changes: LineChange[] = [];
  let [start, newStart] = [head, head];
  let open: { start: number; count: number; newStart: number; lines: string[] } | undefined;
  for (const part of parts) {
    if (!part.added && !part.removed) {
      start += part.value.length;
      newStart += part.value.length;
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { start, count: 0, newStart, lines: [] };
      changes.push(open);
    }
    if (part.removed) {
      open.count += part.value.length;
      start += part.value.length;
    } else {
      open.lines.push(...part.value);
      newStart += part.value.length;
    }
  }
  return changes;
}
