/** Identifiers of a text of any language, in the order in which they stand. */
export function identifiersOf(text: string): readonly string[] {
  return text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
}

/** A line without what stands in its quotes and behind its comment signs: what is left are identifiers and keywords. */
export function codeOf(line: string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "''").replace(/(?:\/\/|\/\*|#\s).*$/, "");
}
