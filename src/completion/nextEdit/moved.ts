import type { Span } from "./nextEdit.ts";

/** What a change puts in the place of a range; lines and characters are counted from 0, all of them before the change. */
export interface TextChange {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
  readonly text: string;
}

/** Where spans stand after a change. One in which something was typed stays; one that was cut into is gone. */
export function moved<T extends Span>(spans: readonly T[], change: TextChange): readonly T[] {
  return spans.flatMap((span) => {
    const place = movedSpan(span, change);
    return place === undefined ? [] : [{ ...span, ...place }];
  });
}

function movedSpan(
  span: Span,
  { startLine, startCharacter, endLine, endCharacter, text }: TextChange,
): Span | undefined {
  const { line, start, end } = span;
  const breaks = text.split("\n").length - 1;
  const isOneLine = breaks === 0 && startLine === endLine;
  // What is typed at one of its ends belongs to it, but not another line.
  const isAbove =
    line === startLine && (end < startCharacter || (end === startCharacter && !(isOneLine && endCharacter === end)));
  if (line < startLine || isAbove) {
    return span;
  }
  const isBelow = line === endLine && start >= endCharacter && (start > startCharacter || !isOneLine);
  if (line > endLine || isBelow) {
    const lastLength = text.length - (text.lastIndexOf("\n") + 1);
    const by = line > endLine ? 0 : lastLength - endCharacter + (breaks === 0 ? startCharacter : 0);
    return { line: line + breaks - (endLine - startLine), start: start + by, end: end + by };
  }
  const isWithin = isOneLine && startCharacter >= start && endCharacter <= end;
  return isWithin ? { line, start, end: end + text.length - (endCharacter - startCharacter) } : undefined;
}
