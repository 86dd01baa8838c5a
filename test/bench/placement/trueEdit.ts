import type { PrintedBlock } from "./print.ts";

/** A change of a file as it is meant: the lines of the file and those in their place. */
export interface TrueEdit {
  readonly start: number;
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
}

export type Random = () => number;

export function pick<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(random() * values.length)]!;
}

/** A whole number from `least` to `most`. */
export function between(least: number, most: number, random: Random): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** A change as people ask for: a name, new lines, fewer lines, or other lines; `undefined` where the drawn lines have too little on them. */
export function drawEdit(lines: readonly string[], random: Random): TrueEdit | undefined {
  const start = between(3, lines.length - 10, random);
  const count = between(1, 4, random);
  const oldLines = lines.slice(start, start + count);
  if (oldLines.some((line) => line.trim() === "") || oldLines.join("").trim().length < 15) {
    return undefined;
  }
  const indentation = /^\s*/.exec(oldLines[0] ?? "")?.[0] ?? "";
  const added = [
    `${indentation}const measured${start} = measure(input, ${between(1, 99, random)});`,
    `${indentation}if (measured${start} > limits.upper) {`,
    `${indentation}  report(measured${start});`,
    `${indentation}}`,
  ].slice(0, between(1, 4, random));
  const renamed = oldLines.map((line) => line.replace(/[A-Za-z]{4,}/, (word) => `${word}Next`));
  const kinds: readonly (readonly string[])[] = [
    renamed,
    [...oldLines, ...added],
    [...added, ...oldLines],
    [],
    added,
    [...renamed, ...added],
  ];
  const newLines = pick(kinds, random);
  return newLines.join("\n") === oldLines.join("\n") ? undefined : { start, oldLines, newLines };
}

export function applyEdits(lines: readonly string[], edits: readonly TrueEdit[]): readonly string[] {
  const made = [...lines];
  for (const { start, oldLines, newLines } of edits.toSorted((a, b) => b.start - a.start)) {
    made.splice(start, oldLines.length, ...newLines);
  }
  return made;
}

/** The edit with unchanged lines of the file around it. */
export function withContext(edit: TrueEdit, lines: readonly string[], before: number, after: number): PrintedBlock {
  const from = Math.max(0, edit.start - before);
  const to = Math.min(lines.length - 1, edit.start + edit.oldLines.length + after);
  const head = lines.slice(from, edit.start);
  const tail = lines.slice(edit.start + edit.oldLines.length, to);
  return {
    line: from,
    oldLines: [...head, ...edit.oldLines, ...tail],
    newLines: [...head, ...edit.newLines, ...tail],
  };
}

/** How often lines stand in a file, one after another. */
export function occurrences(block: readonly string[], lines: readonly string[]): number {
  return Array.from(lines.keys()).filter((start) => block.every((line, index) => lines[start + index] === line)).length;
}
