const hashCommented = new Set(
  "python ruby shellscript perl r julia elixir coffeescript makefile dockerfile yaml toml powershell ini".split(" "),
);
const offside = new Set("python coffeescript yaml haskell fsharp nim jade sass stylus".split(" "));
const templated = new Set("javascript javascriptreact typescript typescriptreact vue svelte go".split(" "));
const quoteShort = new Set("rust c cpp java csharp go html xml markdown".split(" "));
const prose = new Set("markdown plaintext latex restructuredtext".split(" "));

/** Languages whose text is prose, where a fence or a friendly sentence may belong to the answer. */
export function isProse(languageId: string): boolean {
  return prose.has(languageId);
}

/** Comments begin with `#`. */
export function isHashCommented(languageId: string): boolean {
  return hashCommented.has(languageId);
}

/** Whether a line is nothing but a comment, or a line of one. */
export function isComment(line: string, languageId: string): boolean {
  return (isHashCommented(languageId) ? /^\s*#/ : /^\s*(?:\/[/*]|\*(?:$|[\s/]))/).test(line);
}

/** Blocks are made by indentation alone. */
export function isOffside(languageId: string): boolean {
  return offside.has(languageId);
}

/** Strings in backquotes run over several lines. */
export function isTemplated(languageId: string): boolean {
  return templated.has(languageId);
}

/** `'` stands around one character, begins a lifetime, or is an apostrophe. */
export function isQuoteShort(languageId: string): boolean {
  return quoteShort.has(languageId);
}
