import type { LineSpan } from "../../text/lineSpan.ts";
import type { ChangedFile } from "../check.ts";

/** A hunk's lines in the file as it is and as it would be. */
export interface HunkSpans {
  readonly id: string;
  readonly before: LineSpan;
  readonly after: LineSpan;
}

/** Lines of a text; the last one is what follows the last line feed, even if that is nothing. */
export function linesOf(text: string): readonly string[] {
  return text.split("\n");
}

/**
 * Where a file's hunks lie in the file before. The lines between two hunks are the same before and after, so each run of them is
 * looked for behind the one above it; the last run ends the file. Where a run stands there several times, the first place serves:
 * whatever place is taken, what lies outside of hunks is the same. `undefined` where the hunks do not fit the two texts.
 */
export function hunkSpans({ before = "", after = "", hunks }: ChangedFile): readonly HunkSpans[] | undefined {
  const olds = linesOf(before);
  const news = linesOf(after);
  const spans: HunkSpans[] = [];
  let oldEnd = 0;
  let newEnd = 0;
  for (const [index, hunk] of [...hunks].sort((one, other) => one.after.start - other.after.start).entries()) {
    const run = news.slice(newEnd, hunk.after.start);
    const found = index === 0 ? startsWith(olds, run) : indexOfRun(olds, run, oldEnd);
    if (found === undefined || hunk.after.start < newEnd) {
      return undefined;
    }
    close(spans, found);
    oldEnd = found + run.length;
    newEnd = hunk.after.start + hunk.after.count;
    spans.push({ id: hunk.id, before: { start: oldEnd, count: 0 }, after: hunk.after });
  }
  const rest = news.slice(newEnd);
  const found = olds.length - rest.length;
  const isTail = found >= oldEnd && newEnd <= news.length && rest.every((line, index) => line === olds[found + index]);
  if (!isTail || (spans.length === 0 && found > 0)) {
    return undefined;
  }
  close(spans, found);
  return spans;
}

/** Ends the last hunk's old lines where the next run of unchanged ones begins. */
function close(spans: HunkSpans[], end: number): void {
  const last = spans.pop();
  if (last !== undefined) {
    spans.push({ ...last, before: { start: last.before.start, count: end - last.before.start } });
  }
}

function startsWith(lines: readonly string[], run: readonly string[]): number | undefined {
  return run.every((line, index) => line === lines[index]) ? 0 : undefined;
}

function indexOfRun(lines: readonly string[], run: readonly string[], from: number): number | undefined {
  for (let start = from; start + run.length <= lines.length; start++) {
    if (run.every((line, index) => line === lines[start + index])) {
      return start;
    }
  }
  return undefined;
}

/** The text with some of the hunks, by their index; the others' lines are as before. */
export function withHunks(file: ChangedFile, spans: readonly HunkSpans[], isTaken: (index: number) => boolean): string {
  const olds = linesOf(file.before ?? "");
  const news = linesOf(file.after ?? "");
  const result: string[] = [];
  let newEnd = 0;
  for (const [index, { before, after }] of spans.entries()) {
    result.push(...news.slice(newEnd, after.start));
    const taken = isTaken(index)
      ? news.slice(after.start, after.start + after.count)
      : olds.slice(before.start, before.start + before.count);
    result.push(...taken);
    newEnd = after.start + after.count;
  }
  return [...result, ...news.slice(newEnd)].join("\n");
}
