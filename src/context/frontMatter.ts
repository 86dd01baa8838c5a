/** A file's YAML front matter, and what stands after it. */
export interface FrontMatter {
  /** By name; only values that are one text, in quotes or not. */
  readonly values: ReadonlyMap<string, string>;
  readonly body: string;
}

/**
 * Reads the part of YAML (1.2, sections 7.3.1 to 7.3.3) that front matter is written in: `name: value` lines between two lines
 * of three dashes. Other YAML in it is passed over; a text without front matter is all body.
 */
export function parseFrontMatter(text: string): FrontMatter {
  const block = /^\uFEFF?---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|$)/ms.exec(text);
  if (block?.index !== 0) {
    return { values: new Map(), body: text };
  }
  const values = new Map<string, string>();
  for (const line of (block[1] ?? "").split(/\r?\n/)) {
    const [, name, written = ""] = /^([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?$/.exec(line) ?? [];
    if (name !== undefined) {
      values.set(name, unquoted(written.trim()));
    }
  }
  return { values, body: text.slice(block[0].length) };
}

function unquoted(written: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(written);
  if (quoted?.[1] !== undefined) {
    return quoted[1].replace(/\\(["\\/])/g, "$1");
  }
  if (quoted?.[2] !== undefined) {
    return quoted[2].replaceAll("''", "'");
  }
  return written.replace(/(?:^|\s)#.*$/, "").trim();
}
