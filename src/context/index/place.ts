import { namesIn, type ScannedLine, scanLine } from "./names.ts";

/** What is known of the place that a search is for. All names are hashes. */
export interface Place {
  /** Names of the lines of code before the cursor, the nearest first. */
  readonly before: readonly (readonly number[])[];
  /** The same after it. */
  readonly after: readonly (readonly number[])[];
  /** Names that stand before the cursor: what shows only these tells nothing new. */
  readonly known: ReadonlySet<number>;
  /** Names that only stand after the cursor, with what their nearness counts: 1 in the next line. */
  readonly ahead: ReadonlyMap<number, number>;
}

/** Lines of code that are compared with those of the workspace. */
const linesBefore = 40;
const linesAfter = 12;
/** Lines after the cursor that are looked through for names, and what a line's nearness loses to the next one's. */
const linesAhead = 400;
const aheadDecay = 0.97;

/** Reads the text around the cursor. The line with the cursor counts as before it and as far as it is typed. */
export function placeOf(prefix: string, suffix: string): Place {
  const known = namesIn(prefix);
  const following = namesOf(linesForward(suffix), linesAhead);
  const ahead = new Map<number, number>();
  following.forEach((names, distance) => {
    for (const name of names) {
      if (!known.has(name) && !ahead.has(name)) {
        ahead.set(name, aheadDecay ** distance);
      }
    }
  });
  return { before: namesOf(linesBackward(prefix), linesBefore), after: following.slice(0, linesAfter), known, ahead };
}

function namesOf(lines: Iterable<ScannedLine>, most: number): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (const { kind, names } of lines) {
    if (kind === "code" && found.push(names) >= most) {
      break;
    }
  }
  return found;
}

function* linesForward(text: string): Generator<ScannedLine> {
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    yield scanLine(text, start, end);
    start = end + 1;
  }
}

function* linesBackward(text: string): Generator<ScannedLine> {
  for (let end = text.length; end >= 0; ) {
    const start = end === 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1;
    yield scanLine(text, start, end);
    end = start - 1;
  }
}
