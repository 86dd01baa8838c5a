/** One change of a document: `length` characters at an offset gave way to a text. */
export interface Change {
  /** In the document as it is: a line end has as many characters as it takes. */
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** A stretch of a document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a stretch that held `text` lies after a change; what is put in inside of it, or over an end of it, belongs to it. */
export function spanAfter({ start, end }: Span, change: Change, text: string): Span {
  const { offset, length } = change;
  const changeEnd = offset + length;
  const more = change.text.length - length;
  if (changeEnd <= start) {
    return { start: start + more, end: end + more };
  }
  if (offset >= end) {
    return { start, end };
  }
  if (offset >= start && changeEnd <= end) {
    return { start, end: end + more };
  }
  return rewritten({ start, end }, change, text);
}

/**
 * A formatter or another program wrote a stretch anew that reaches over an end of it: the text is where it stands again, or about as far
 * along as it was, with its own length to both sides.
 */
function rewritten({ start, end }: Span, { offset, length, text: written }: Change, text: string): Span {
  const along = Math.max(0, start - offset) / length;
  const likely = Math.round(along * written.length);
  const found = nearest(written, text, likely);
  if (found !== undefined) {
    return { start: offset + found, end: offset + found + text.length };
  }
  const size = end - start;
  const changeEnd = offset + length;
  return {
    start: offset >= start ? start : offset + Math.max(0, likely - size),
    end: changeEnd < end ? end + written.length - length : offset + Math.min(written.length, likely + 2 * size),
  };
}

function nearest(written: string, text: string, likely: number): number | undefined {
  const [before, behind] = [written.lastIndexOf(text, likely), written.indexOf(text, likely)];
  if (before < 0 || behind < 0) {
    return before < 0 && behind < 0 ? undefined : Math.max(before, behind);
  }
  return likely - before <= behind - likely ? before : behind;
}
