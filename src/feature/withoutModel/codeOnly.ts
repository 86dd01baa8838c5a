/** What starts a comment to the line's end, and what encloses one, by language; as in C where nothing is said. */
const comments: Readonly<Record<string, { readonly line: string; readonly block?: readonly [string, string] }>> = {
  python: { line: "#" },
  ruby: { line: "#" },
  shellscript: { line: "#" },
  sql: { line: "--", block: ["/*", "*/"] },
  lua: { line: "--", block: ["--[[", "]]"] },
};
const likeC = { line: "//", block: ["/*", "*/"] } as const;

/** Code whose comments and strings are blanked, so that what is found in it is code. Lines stay where they are. */
export function codeOnly(text: string, languageId: string): string {
  const { block, line }: { line: string; block?: readonly [string, string] } = comments[languageId] ?? likeC;
  const quotes = languageId === "rust" ? ['"'] : languageId === "python" ? ['"""', "'''", '"', "'"] : ['"', "'", "`"];
  let code = "";
  for (let at = 0; at < text.length; ) {
    const end = endOfIgnored(text, at, { line, block, quotes });
    code += end === at ? text[at] : blank(text.slice(at, end));
    at = Math.max(end, at + 1);
  }
  return code;
}

interface Marks {
  readonly line: string;
  readonly block: readonly [string, string] | undefined;
  readonly quotes: readonly string[];
}

/** The offset after the comment or string that begins at `at`; `at` itself where none begins. */
function endOfIgnored(text: string, at: number, { block, line, quotes }: Marks): number {
  if (block !== undefined && text.startsWith(block[0], at)) {
    const end = text.indexOf(block[1], at + block[0].length);
    return end < 0 ? text.length : end + block[1].length;
  }
  if (text.startsWith(line, at)) {
    const end = text.indexOf("\n", at);
    return end < 0 ? text.length : end;
  }
  const quote = quotes.find((each) => text.startsWith(each, at));
  return quote === undefined ? at : endOfString(text, at, quote);
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

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}
