import { familyOf } from "./languageFamily.ts";

/** What starts a comment to the line's end, and what encloses one, by language; as in C where nothing is said. */
const comments: Readonly<Record<string, Pick<Marks, "line" | "block">>> = {
  python: { line: "#", block: undefined },
  ruby: { line: "#", block: undefined },
  shellscript: { line: "#", block: undefined },
  sql: { line: "--", block: ["/*", "*/"] },
  lua: { line: "--", block: ["--[[", "]]"] },
};
const likeC = { line: "//", block: ["/*", "*/"] } as const;

interface Marks {
  readonly line: string;
  readonly block: readonly [string, string] | undefined;
  readonly quotes: readonly string[];
  /** A slash may begin a regular expression. */
  readonly hasRegex: boolean;
}

/** Code whose comments are blanked, and whose strings are inside their quotes, so that what is found in it is code. Every character stays where it is. */
export function codeOnly(text: string, languageId: string): string {
  const marks = { ...(comments[languageId] ?? likeC), quotes: quotesOf(languageId), hasRegex: hasRegex(languageId) };
  let code = "";
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const end = endOfIgnored(text, at, marks);
    if (end > at) {
      code += text.slice(from, at) + blanked(text.slice(at, end), marks.quotes);
      from = end;
    }
    at = Math.max(end, at + 1);
  }
  return code + text.slice(from);
}

function quotesOf(languageId: string): readonly string[] {
  if (languageId === "python") {
    return ['"""', "'''", '"', "'"];
  }
  // In Rust a single quote begins a lifetime as well.
  return languageId === "rust" ? ['"'] : ['"', "'", "`"];
}

function hasRegex(languageId: string): boolean {
  return familyOf(languageId) === "script";
}

/** The offset after the comment or string that begins at `at`; `at` itself where none begins. */
function endOfIgnored(text: string, at: number, { block, line, quotes, hasRegex }: Marks): number {
  if (block !== undefined && text.startsWith(block[0], at)) {
    const end = text.indexOf(block[1], at + block[0].length);
    return end < 0 ? text.length : end + block[1].length;
  }
  if (text.startsWith(line, at)) {
    const end = text.indexOf("\n", at);
    return end < 0 ? text.length : end;
  }
  const quote = quotes.find((each) => text.startsWith(each, at));
  if (quote !== undefined) {
    return endOfString(text, at, quote);
  }
  return hasRegex && text[at] === "/" ? endOfRegex(text, at) : at;
}

/** A string in one-character quotes ends at the line's end at the latest, but for a template. */
function endOfString(text: string, start: number, quote: string): number {
  for (let at = start + quote.length; at < text.length; at++) {
    if (text[at] === "\\") {
      at++;
    } else if (text.startsWith(quote, at)) {
      return at + quote.length;
    } else if (text[at] === "\n" && quote.length === 1 && quote !== "`") {
      return at;
    }
  }
  return text.length;
}

/** Where a value is due, a slash begins a regular expression; elsewhere it divides. */
function endOfRegex(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 40), at).trimEnd();
  const isDue = before === "" || /[(,=:[!&|?{};>+]$|\b(?:return|case|typeof)$/.test(before);
  const regex = /^\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//.exec(text.slice(at, at + 2000));
  return isDue && regex !== null ? at + regex[0].length : at;
}

function blanked(text: string, quotes: readonly string[]): string {
  const quote =
    quotes.find((each) => text.length >= 2 * each.length && text.startsWith(each) && text.endsWith(each)) ?? "";
  const inside = text.slice(quote.length, text.length - quote.length);
  return quote + inside.replace(/[^\n]/g, " ") + quote;
}
