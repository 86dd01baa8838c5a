import type { Word } from "./markdownWords.ts";

/** Lines, counted from 0. */
export interface CitedLines {
  readonly line: number;
  readonly endLine?: number;
}

/** A path, and the lines that are written to it. */
export interface CitedPlace {
  readonly text: string;
  readonly path: string;
  readonly lines: CitedLines | undefined;
}

/** Names of files without an end that says what they are. */
const namedFiles = new Set(["Dockerfile", "Makefile", "Rakefile", "Gemfile", "LICENSE", "README", "AGENTS.md"]);

/** Ends of files that people cite without a folder. Where one may be a member as well (`x.go`), the check asks for both. */
const fileEnds = new Set(
  "astro bash bat c cc cfg clj cmake conf cpp cs cshtml css csv cts cxx dart ejs env erl ex exs fs gitignore go gradle graphql h hbs hpp hs htm html ini ipynb java jl js json jsonc jsonl jsx kt kts less lock lua m md mdx mjs mm mts php pl properties proto ps1 py pyi r rb rs rst sass scala scss sh sql svelte svg swift tex tf toml ts tsx txt vb vue xml yaml yml zig zsh".split(
    " ",
  ),
);

/** Ends of host names, for `example.com:443`. */
const hostEnds = new Set(["com", "dev", "io", "local", "net", "org"]);

/** Longer ones are no paths that a person would read. */
const longestPlace = 300;

/** `path`, `path:12`, `path:12-14`, `path:12:5`, `path#L12`, `path#L12-L14`. */
const placePattern =
  /^(?<path>[^\s:#?*|<>"'`$\\=;!&%^]+|[A-Za-z]:[\\/][^\s:#?*|<>"]+|[^\s:#?*|<>"'`/=]+\\[^\s:#?*|<>"'`/=]+)(?::(?<colon>\d+)(?:-(?<colonEnd>\d+)|:\d+)?|#L(?<hash>\d+)(?:C\d+)?(?:-L?(?<hashEnd>\d+))?)?$/;

/** Reads a word or a code span as a place in a file; a full stop after it is the sentence's. */
export function placeIn(word: string, isCode: boolean): CitedPlace | undefined {
  const text = isCode ? word : word.replace(/[.:;!?*_]+$/, "");
  const groups = text.length > longestPlace ? undefined : placePattern.exec(text)?.groups;
  const path = groups?.path;
  if (groups === undefined || path === undefined) {
    return undefined;
  }
  const first = groups.colon ?? groups.hash;
  if (!isPath(path, first !== undefined)) {
    return undefined;
  }
  return { text, path, lines: first === undefined ? undefined : citedLines(first, groups.colonEnd ?? groups.hashEnd) };
}

function isPath(path: string, hasLine: boolean): boolean {
  const name = path.split(/[\\/]/).at(-1)!;
  if (namedFiles.has(name)) {
    return true;
  }
  const end = /.\.([A-Za-z]\w*)$/.exec(name)?.[1];
  const isKnown = end !== undefined && fileEnds.has(end.toLowerCase());
  if (path.includes("://") || path.startsWith("-") || end === undefined || /[(),]/.test(name)) {
    return false;
  }
  const hasFolder = name !== path && !path.startsWith("//");
  return (
    isKnown || (hasFolder && /^[\w.@~/\\+[\]()-]+$/.test(path) && end.length <= 5) || (hasLine && !hostEnds.has(end))
  );
}

/** Numbers as people write them, from 1. */
function citedLines(first: string, last: string | undefined): CitedLines | undefined {
  const line = Number(first) - 1;
  if (line < 0) {
    return undefined;
  }
  return last === undefined ? { line } : { line, endLine: Number(last) - 1 };
}

/** The lines that the sentence gives to the place at `index`: "line 12 of it", "it, lines 3-5", "it at line 7". */
export function lineNumbers(words: readonly Word[], index: number): CitedLines | undefined {
  return linesBefore(words, index) ?? linesAfter(words, index);
}

function linesBefore(words: readonly Word[], index: number): CitedLines | undefined {
  let at = index - 1;
  while (/^(the|file)$/i.test(plain(words, at))) {
    at--;
  }
  return /^(of|in|from)$/i.test(plain(words, at)) ? linesAt(words, at - 2) : undefined;
}

function linesAfter(words: readonly Word[], index: number): CitedLines | undefined {
  if (!words[index]!.isCode && /[.:;!?]$/.test(words[index]!.text)) {
    return undefined;
  }
  return linesAt(words, /^(at|on)$/i.test(plain(words, index + 1)) ? index + 2 : index + 1);
}

/** Reads "line 12" or "lines 3-5" from the word at `at` on. */
function linesAt(words: readonly Word[], at: number): CitedLines | undefined {
  const numbers = /^(\d{1,9})(?:[-–](\d{1,9}))?[.:;!?]*$/.exec(plain(words, at + 1));
  return /^lines?$/i.test(plain(words, at)) && numbers !== null ? citedLines(numbers[1]!, numbers[2]) : undefined;
}

function plain(words: readonly Word[], index: number): string {
  const word = words[index];
  return word === undefined || word.isCode ? "" : word.text;
}
