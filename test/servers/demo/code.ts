/** A line of a file, as a prompt shows it. */
export interface CodeLine {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/** Something that is declared at the top of a TypeScript file. */
export interface Declaration {
  readonly name: string;
  readonly lines: readonly CodeLine[];
  readonly isExported: boolean;
  /** A documentation comment stands above it. */
  readonly isDocumented: boolean;
}

const head = /^(export )?(?:declare )?(?:async )?(?:function|class|interface|type|const|let|enum) (\w+)/;

/** Lines of a text, numbered from `first` on. */
export function linesOf(text: string, first = 1): readonly CodeLine[] {
  return text.split("\n").map((line, index) => ({ number: first + index, text: line }));
}

/** The declarations that begin in the lines; one that is cut off goes on to the end of them. */
export function declarationsIn(lines: readonly CodeLine[]): readonly Declaration[] {
  return lines.flatMap((line, index) => {
    const [, exported, name] = head.exec(line.text) ?? [];
    if (name === undefined) {
      return [];
    }
    const length = lengthOf(lines.slice(index));
    return {
      name,
      lines: lines.slice(index, index + length),
      isExported: exported !== undefined,
      isDocumented: lines[index - 1]?.text.trim().endsWith("*/") ?? false,
    };
  });
}

/** Lines of a declaration as formatters write it: it ends at the first closing line without indentation, or is one line. */
function lengthOf(lines: readonly CodeLine[]): number {
  const first = lines[0]?.text ?? "";
  if (/;\s*$/.test(first)) {
    return 1;
  }
  const end = lines.findIndex(({ text }) => /^[}\])]/.test(text));
  return end < 0 ? lines.length : end + 1;
}
