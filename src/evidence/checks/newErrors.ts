import type { ParseError } from "../syntax/index.ts";
import type { HunkSpans } from "./hunkSpans.ts";

/** An error that the text before does not have. */
export interface NewError {
  readonly error: ParseError;
  /** The hunk whose lines it touches; `undefined` where it lies outside of all. */
  readonly hunk: HunkSpans | undefined;
}

/**
 * The errors after that were not there before. An error in a hunk is new unless the hunk's old lines have the same; one outside is
 * new only as far as there are more of them than before, because a parser that is lost already stumbles now here, now there.
 */
export function newErrors(
  before: readonly ParseError[],
  after: readonly ParseError[],
  spans: readonly HunkSpans[],
): readonly NewError[] {
  const known = new Map<string, number>();
  for (const error of before) {
    const key = keyBefore(error, spans);
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  const unknown = after.filter((error) => {
    const key = keyAfter(error, spans);
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left <= 0;
  });
  const placed = unknown.map((error) => ({ error, hunk: hunkAt(error, spans) }));
  const gone = [...known.values()].reduce((sum, left) => sum + Math.max(0, left), 0);
  const inside = placed.filter(({ hunk }) => hunk !== undefined);
  const outside = placed.filter(({ hunk }) => hunk === undefined);
  return [...inside, ...outside.slice(0, Math.max(0, placed.length - gone - inside.length))];
}

function keyBefore({ line, near }: ParseError, spans: readonly HunkSpans[]): string {
  let shift = 0;
  for (const { id, before, after } of spans) {
    if (line < before.start) {
      break;
    }
    if (line < before.start + before.count) {
      return `hunk ${id} ${near}`;
    }
    shift += after.count - before.count;
  }
  return `line ${line + shift} ${near}`;
}

function keyAfter({ line, near }: ParseError, spans: readonly HunkSpans[]): string {
  const hunk = spans.find(({ after }) => line >= after.start && line < after.start + after.count);
  return hunk === undefined ? `line ${line} ${near}` : `hunk ${hunk.id} ${near}`;
}

/** The first hunk that the error's lines touch; one that only takes lines away is touched at the line below. */
function hunkAt({ line, endLine }: ParseError, spans: readonly HunkSpans[]): HunkSpans | undefined {
  return spans.find(({ after }) => line < after.start + Math.max(1, after.count) && endLine >= after.start);
}
