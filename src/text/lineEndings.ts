/** Text as the rest of the code speaks of it, and what is needed to write it back as it was. */
export interface DecodedText {
  /** Lines end with `\n`, and there is no byte order mark. */
  readonly text: string;
  readonly origin: TextOrigin;
}

/** How a text was written. */
export interface TextOrigin {
  readonly byteOrderMark: boolean;
  /** The end that most lines have; `\n` where there is none. */
  readonly lineEnd: LineEnd;
  /** The end of each line, where not all are alike; the last line has none. */
  readonly mixed?: { readonly text: string; readonly ends: readonly LineEnd[] };
}

export type LineEnd = "\n" | "\r\n" | "\r";

const mark = "\uFEFF";
const anyEnd = /\r\n|\r|\n/g;

/** Reads UTF-8; `undefined` for bytes that are not, since they could not be written back. */
export function decodeBytes(bytes: Uint8Array): DecodedText | undefined {
  try {
    return decodeText(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) {
      return undefined;
    }
    throw error;
  }
}

/** Takes a byte order mark off and makes every line end `\n`; `encodeText` makes it undone. */
export function decodeText(written: string): DecodedText {
  const byteOrderMark = written.startsWith(mark);
  const body = byteOrderMark ? written.slice(mark.length) : written;
  const ends = body.match(anyEnd) ?? [];
  const text = body.replace(anyEnd, "\n");
  const lineEnd = mostFrequent(ends as LineEnd[]);
  const isMixed = ends.some((end) => end !== lineEnd);
  return {
    text,
    origin: { byteOrderMark, lineEnd, ...(isMixed ? { mixed: { text, ends: ends as LineEnd[] } } : {}) },
  };
}

/** Writes a text as its origin was written; where line ends are mixed, lines before and after a change keep theirs. */
export function encodeText(text: string, origin: TextOrigin): string {
  const start = origin.byteOrderMark ? mark : "";
  if (origin.mixed === undefined) {
    return start + text.replaceAll("\n", origin.lineEnd);
  }
  const lines = text.split("\n");
  const ends = endsOf(lines, origin.mixed, origin.lineEnd);
  return start + lines.map((line, index) => line + (ends[index] ?? "")).join("");
}

/** As `encodeText`, in UTF-8. */
export function encodeBytes(text: string, origin: TextOrigin): Uint8Array {
  return new TextEncoder().encode(encodeText(text, origin));
}

function endsOf(lines: readonly string[], mixed: NonNullable<TextOrigin["mixed"]>, usual: LineEnd): LineEnd[] {
  const old = mixed.text.split("\n");
  const most = Math.min(old.length, lines.length);
  let before = 0;
  while (before < most && old[before] === lines[before]) {
    before++;
  }
  let after = 0;
  while (after < most - before && old[old.length - 1 - after] === lines[lines.length - 1 - after]) {
    after++;
  }
  return lines.slice(1).map((_, index) => {
    if (index < before && index < mixed.ends.length) {
      return mixed.ends[index] ?? usual;
    }
    const fromEnd = lines.length - index;
    return fromEnd <= after ? (mixed.ends[old.length - fromEnd] ?? usual) : usual;
  });
}

function mostFrequent(ends: readonly LineEnd[]): LineEnd {
  const count = (wanted: LineEnd) => ends.filter((end) => end === wanted).length;
  const [best = "\n"] = (["\n", "\r\n", "\r"] as const).toSorted((a, b) => count(b) - count(a));
  return best;
}
