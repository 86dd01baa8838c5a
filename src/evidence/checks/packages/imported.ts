/** A module that a file imports, as it names it. */
export interface Imported {
  readonly name: string;
  /** Where the name stands, counted from 0. */
  readonly line: number;
  /** It is tried, and the file goes on without it. */
  readonly isOptional?: boolean;
}

/** The text with what matches blanked, line ends kept, so that each place in it stays where it is. */
export function blanked(text: string, pattern: RegExp): string {
  return text.replace(pattern, (match) => match.replace(/[^\n]/g, " "));
}

/** Counts lines for places that are asked for in the order of the text. */
export function lineCounter(text: string): (offset: number) => number {
  let line = 0;
  let counted = 0;
  return (offset) => {
    for (let next = text.indexOf("\n", counted); next >= 0 && next < offset; next = text.indexOf("\n", counted)) {
      line++;
      counted = next + 1;
    }
    return line;
  };
}
