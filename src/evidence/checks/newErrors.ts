import type { ParseError } from "../syntax/index.ts";
import type { HunkSpans } from "./hunkSpans.ts";

/** An error that the text before does not have. */
export interface NewError {
  readonly error: ParseError;
  /** The hunk in whose lines it begins; `undefined` where it begins outside of all. */
  readonly hunk: HunkSpans | undefined;
  /** The hunk's old lines have another error in its stead. */
  readonly isInsteadOfOld: boolean;
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
  const old = new OldErrors(before, spans);
  const unknown = after.filter((error) => !old.takeSame(error, placeAfter(error, spans)));
  const placed = unknown.map((error) => ({ error, hunk: hunkAt(error, spans) }));
  const inside = placed.filter(({ hunk }) => hunk !== undefined);
  const outside = placed.filter(({ hunk }) => hunk === undefined);
  const more = outside.slice(0, Math.max(0, outside.length - old.count));
  return [
    ...inside.map((each) => ({ ...each, isInsteadOfOld: old.takeAny(`hunk ${each.hunk?.id}`) })),
    ...more.map((each) => ({ ...each, isInsteadOfOld: false })),
  ];
}

/** The errors before, by their places in the text after; each is the match of one error after. */
class OldErrors {
  private readonly byPlace = new Map<string, string[]>();

  constructor(errors: readonly ParseError[], spans: readonly HunkSpans[]) {
    for (const error of errors) {
      const place = placeBefore(error, spans);
      this.byPlace.set(place, [...(this.byPlace.get(place) ?? []), nameOf(error)]);
    }
  }

  /** Those without a match. */
  get count(): number {
    return [...this.byPlace.values()].reduce((sum, names) => sum + names.length, 0);
  }

  takeSame(error: ParseError, place: string): boolean {
    const names = this.byPlace.get(place) ?? [];
    const index = names.indexOf(nameOf(error));
    return index >= 0 && names.splice(index, 1).length > 0;
  }

  takeAny(place: string): boolean {
    return this.byPlace.get(place)?.pop() !== undefined;
  }
}

function nameOf({ missing, near }: ParseError): string {
  return missing === undefined ? `at ${near}` : `missing ${missing}`;
}

function placeBefore({ line }: ParseError, spans: readonly HunkSpans[]): string {
  let shift = 0;
  for (const { id, before, after } of spans) {
    if (line < before.start) {
      break;
    }
    if (line < before.start + before.count) {
      return `hunk ${id}`;
    }
    shift += after.count - before.count;
  }
  return `line ${line + shift}`;
}

function placeAfter({ line }: ParseError, spans: readonly HunkSpans[]): string {
  const hunk = spans.find(({ after }) => line >= after.start && line < after.start + after.count);
  return hunk === undefined ? `line ${line}` : `hunk ${hunk.id}`;
}

function hunkAt(error: ParseError, spans: readonly HunkSpans[]): HunkSpans | undefined {
  return spans.find((hunk) => beginsIn(error, hunk));
}

/** Whether an error begins in a hunk's lines; a hunk that only takes lines away stands for the line below. */
export function beginsIn({ line }: ParseError, { after }: HunkSpans): boolean {
  return line >= after.start && line < after.start + Math.max(1, after.count);
}
