/** Text around the cursor of one document at one moment; pure code never sees a live document. Lines end with `\n`, whatever the document has. */
export interface Snapshot {
  readonly uri: string;
  readonly languageId: string;
  /** The editor's version of the document; a result made for another version is stale. */
  readonly version: number;
  /** Characters of the document before the cursor, a line end counted as one, of which `prefix` may only show the end. */
  readonly charactersBefore: number;
  /** Characters of the document after the cursor, a line end counted as one, of which `suffix` may only show the beginning. */
  readonly charactersAfter: number;
  /** Text before the cursor, from some line's start on. */
  readonly prefix: string;
  /** Text after the cursor, possibly cut at its end. */
  readonly suffix: string;
}

/** The cursor's line up to the cursor. */
export function lineBefore(snapshot: Snapshot): string {
  return snapshot.prefix.slice(snapshot.prefix.lastIndexOf("\n") + 1);
}

/** The cursor's line from the cursor on, without its line end. */
export function lineAfter(snapshot: Snapshot): string {
  const end = snapshot.suffix.indexOf("\n");
  return end < 0 ? snapshot.suffix : snapshot.suffix.slice(0, end);
}

/** Leading white space of a line. */
export function indentationOf(line: string): string {
  return line.slice(0, line.length - line.trimStart().length);
}
