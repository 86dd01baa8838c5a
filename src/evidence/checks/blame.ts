import type { ChangedFile } from "../check.ts";
import type { NotParsed, ParseError } from "../syntax/index.ts";
import { type HunkSpans, withHunks } from "./hunkSpans.ts";
import type { NewError } from "./newErrors.ts";

export interface Blaming {
  readonly file: ChangedFile;
  readonly spans: readonly HunkSpans[];
  readonly before: readonly ParseError[];
  readonly parse: (text: string) => Promise<readonly ParseError[] | NotParsed>;
}

/** Each costs a parse for every halving of the hunks; who breaks a file in more places is told where the parser stumbles. */
const mostCulprits = 3;

/**
 * Gives errors to the hunks that bring them: a bracket left open in one is missed far below it, outside of all hunks or in others.
 * Hunks are left out until the file is as it was, and what the parser said of the ones that are not to blame is dropped.
 */
export async function blame(errors: readonly NewError[], blaming: Blaming): Promise<readonly NewError[]> {
  const { spans } = blaming;
  if (errors.length === 0 || spans.length === 0) {
    return errors;
  }
  if (spans.length === 1) {
    return errors.map((each) => ({ ...each, hunk: spans[0] }));
  }
  if (errors.every(({ hunk }) => hunk !== undefined && hunk === errors[0]!.hunk)) {
    return errors;
  }
  const { culprits, isAll } = await faultyHunks(blaming);
  const told = isAll && culprits.length > 0 ? culprits : hunksOf(errors, culprits);
  return told.flatMap((hunk) => errorsOf(hunk, errors));
}

function hunksOf(errors: readonly NewError[], culprits: readonly HunkSpans[]): readonly HunkSpans[] {
  return [...new Set([...culprits, ...errors.map(({ hunk }) => hunk).filter((hunk) => hunk !== undefined)])];
}

/** A hunk's own errors, or else the first one below it, or at all. */
function errorsOf(hunk: HunkSpans, errors: readonly NewError[]): readonly NewError[] {
  const own = errors.filter((each) => each.hunk === hunk);
  const below = errors.find(({ error }) => error.line >= hunk.after.start) ?? errors[0];
  return own.length > 0 || below === undefined ? own : [{ ...below, hunk }];
}

async function faultyHunks(blaming: Blaming): Promise<{ culprits: readonly HunkSpans[]; isAll: boolean }> {
  const leftOut = new Set<number>();
  while (await isWorse(blaming, blaming.spans.length, leftOut)) {
    if (leftOut.size === mostCulprits) {
      return { culprits: culpritsOf(blaming, leftOut), isAll: false };
    }
    leftOut.add(await firstFaulty(blaming, leftOut));
  }
  return { culprits: culpritsOf(blaming, leftOut), isAll: true };
}

function culpritsOf({ spans }: Blaming, leftOut: ReadonlySet<number>): readonly HunkSpans[] {
  return spans.filter((_, index) => leftOut.has(index));
}

/** Takes the hunks from the top until there are more errors than before, halving the number of those that it may be. */
async function firstFaulty(blaming: Blaming, leftOut: ReadonlySet<number>): Promise<number> {
  let clean = 0;
  let faulty = blaming.spans.length;
  while (faulty - clean > 1) {
    const middle = (clean + faulty) >> 1;
    if (await isWorse(blaming, middle, leftOut)) {
      faulty = middle;
    } else {
      clean = middle;
    }
  }
  return faulty - 1;
}

/** Whether the first `count` hunks, but those left out, bring errors. */
async function isWorse(
  { file, spans, before, parse }: Blaming,
  count: number,
  leftOut: ReadonlySet<number>,
): Promise<boolean> {
  const errors = await parse(withHunks(file, spans, (index) => index < count && !leftOut.has(index)));
  return typeof errors !== "string" && errors.length > before.length;
}
