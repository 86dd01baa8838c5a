import type { CompilerError } from "../../semantic/index.ts";

/** An error of a file, and whether it begins in a line that the proposal adds. */
export interface PlacedError {
  readonly path: string;
  readonly error: CompilerError;
  /** The line that it is in, without white space at its ends. */
  readonly text: string;
  readonly isAdded: boolean;
}

/**
 * The errors after that were not there before, in any of the files: code moves. Each error before excuses one after of the same code and
 * the same message or line, those outside of the added lines first. What a name is missing for once, it is missing for everywhere, so
 * that one before excuses all.
 */
export function newCompilerErrors(
  before: readonly PlacedError[],
  after: readonly PlacedError[],
  isName: (error: CompilerError) => boolean,
): readonly PlacedError[] {
  const missing = before.filter(({ error }) => isName(error));
  const known = after.filter((each) => !missing.some((old) => hasSameMessage(old, each)));
  const outsideFirst = [...known.filter(({ isAdded }) => !isAdded), ...known.filter(({ isAdded }) => isAdded)];
  const isExact = (one: PlacedError, other: PlacedError) => hasSameMessage(one, other) && hasSameLine(one, other);
  const isLike = (one: PlacedError, other: PlacedError) => hasSameMessage(one, other) || hasSameLine(one, other);
  const spare = [...before];
  const left = unmatched(unmatched(outsideFirst, spare, isExact), spare, isLike);
  return after.filter((each) => left.includes(each));
}

/** Those without an old error of their own; what is one's own is taken out of `spare`. */
function unmatched(
  errors: readonly PlacedError[],
  spare: PlacedError[],
  isSame: (old: PlacedError, error: PlacedError) => boolean,
): readonly PlacedError[] {
  return errors.filter((error) => {
    const found = spare.findIndex((old) => isSame(old, error));
    return found < 0 || spare.splice(found, 1).length === 0;
  });
}

function hasSameMessage(one: PlacedError, other: PlacedError): boolean {
  return one.error.code === other.error.code && one.error.message === other.error.message;
}

function hasSameLine(one: PlacedError, other: PlacedError): boolean {
  return one.error.code === other.error.code && one.text === other.text;
}
