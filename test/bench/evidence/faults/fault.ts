/** A file of real code, lines ended by `\n`. */
export interface SourceFile {
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
}

/**
 * Edits a file as a model may, with one fault; `undefined` where the file has no place for it. Pure: the same random numbers (from
 * 0 up to 1) give the same edit.
 */
export type FaultMaker = (random: () => number, file: SourceFile) => SourceFile | undefined;

/** One of some things. */
export function pick<Item>(random: () => number, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** The file without some of its lines, others in their place. */
export function withLines(file: SourceFile, start: number, count: number, lines: readonly string[]): SourceFile {
  return {
    ...file,
    text: file.text
      .split("\n")
      .toSpliced(start, count, ...lines)
      .join("\n"),
  };
}
