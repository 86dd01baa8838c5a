import { codeOnly } from "./codeOnly.ts";

/** How many ways lead through code, and what was counted. */
export interface Complexity {
  /** 1 and one more for each decision. */
  readonly value: number;
  /** What decides, such as `if`, and how often it stands there; the most frequent first. */
  readonly decisions: readonly { readonly word: string; readonly count: number }[];
}

const branches = ["if", "for", "while", "case", "catch"];
const words: Readonly<Record<string, readonly string[]>> = {
  python: ["if", "elif", "for", "while", "except", "and", "or", "case"],
  ruby: ["if", "elsif", "unless", "while", "until", "when", "rescue", "and", "or"],
  go: ["if", "for", "case"],
  rust: ["if", "for", "while"],
  shellscript: ["if", "elif", "for", "while", "until"],
};
const signs: Readonly<Record<string, readonly string[]>> = { python: [], rust: ["&&", "=>"] };

/**
 * Cyclomatic complexity (McCabe, "A Complexity Measure", 1976) counted simply: by the words and signs that decide, outside of
 * comments and strings, without parsing. A default branch counts nothing of its own,
 * but for Rust's arms, each of which counts.
 */
export function complexityOf(text: string, languageId: string): Complexity {
  const code = codeOnly(text, languageId);
  const counts = [
    ...(words[languageId] ?? branches).map((word) => ({ word, count: occurrences(code, `\\b${word}\\b`) })),
    ...(signs[languageId] ?? ["&&", "||"]).map((sign) => ({ word: sign, count: occurrences(code, escaped(sign)) })),
    ...(hasConditional(languageId) ? [{ word: "? :", count: occurrences(code, "(?<!\\?)\\?(?=\\s)") }] : []),
  ];
  const decisions = counts.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count);
  return { value: decisions.reduce((sum, { count }) => sum + count, 1), decisions };
}

function hasConditional(languageId: string): boolean {
  return !["python", "go", "rust", "ruby", "shellscript"].includes(languageId);
}

function occurrences(code: string, pattern: string): number {
  return code.match(new RegExp(pattern, "g"))?.length ?? 0;
}

function escaped(sign: string): string {
  return sign.replace(/[|&?=>]/g, "\\$&");
}
