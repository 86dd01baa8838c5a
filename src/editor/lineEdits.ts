import type { LineSpan } from "../text/lineSpan.ts";

/** Lines that take the place of others. A text's lines are what stands between its line ends: behind the last one is one more, often empty. */
export interface LineEdit {
  readonly span: LineSpan;
  readonly lines: readonly string[];
}

/** A text that takes the place of what stands between two ends of lines. */
export interface TextReplacement {
  readonly start: { readonly line: number; readonly atEnd: boolean };
  readonly end: { readonly line: number; readonly atEnd: boolean };
  readonly text: string;
}

/**
 * Turns edits of lines into edits of characters that never touch each other, for a text of so many lines. An edit that reaches the
 * text's end takes the line end before it along. `undefined`: they overlap, or lie outside the text.
 */
export function replacementsOf(
  edits: readonly LineEdit[],
  lineCount: number,
  lineEnd: string,
): readonly TextReplacement[] | undefined {
  const sorted = [...edits].sort(
    (one, other) => one.span.start - other.span.start || one.span.count - other.span.count,
  );
  const merged: LineEdit[] = [];
  for (const edit of sorted) {
    const last = merged.at(-1);
    const end = last === undefined ? -1 : last.span.start + last.span.count;
    if (edit.span.start < Math.max(end, 0) || edit.span.count < 0 || edit.span.start + edit.span.count > lineCount) {
      return undefined;
    }
    if (last === undefined || edit.span.start > end) {
      merged.push(edit);
    } else {
      merged[merged.length - 1] = join(last, edit);
    }
  }
  return merged.map((edit) => replacementOf(edit, lineCount, lineEnd));
}

function join(one: LineEdit, other: LineEdit): LineEdit {
  const span = { start: one.span.start, count: one.span.count + other.span.count };
  return { span, lines: [...one.lines, ...other.lines] };
}

function replacementOf({ span, lines }: LineEdit, lineCount: number, lineEnd: string): TextReplacement {
  const end = span.start + span.count;
  if (end < lineCount) {
    return {
      start: { line: span.start, atEnd: false },
      end: { line: end, atEnd: false },
      text: lines.map((line) => line + lineEnd).join(""),
    };
  }
  if (span.start > 0) {
    return {
      start: { line: span.start - 1, atEnd: true },
      end: { line: lineCount - 1, atEnd: true },
      text: lines.map((line) => lineEnd + line).join(""),
    };
  }
  return {
    start: { line: 0, atEnd: false },
    end: { line: lineCount - 1, atEnd: true },
    text: lines.join(lineEnd),
  };
}
