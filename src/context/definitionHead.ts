/** Lines of a type, class or constant that say what it has. */
const longest = 24;
/** Lines over which a signature may go. */
const longestSignature = 8;

const functionWord = /^[^=({]*\b(?:function|def|fn|func|fun|sub)\b/;
/** `const name = (`, with or without types and `async`. */
const arrow = /^\s*(?:export\s+)?const\s+\w+[^=]*=\s*(?:async\s*)?(?:<[^>]*>\s*)?\(/;
const bodyBegins = /(?:\{|=>|:|=)\s*$/;

/** What a definition says to whoever uses it: of a function its signature, of anything else its first lines. */
export function definitionHead(text: string): string {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => !isBesides(line));
  const first = lines[start] ?? "";
  if (!functionWord.test(first) && !arrow.test(first)) {
    return lines.slice(0, longest).join("\n");
  }
  const end = lines.findIndex((line, index) => index >= start && bodyBegins.test(line));
  const count = Math.min(end < 0 ? lines.length : end + 1, start + longestSignature);
  return lines.slice(0, count).join("\n");
}

/** The first of some lines, and those that belong to it: what stands deeper, and what closes it. */
export function blockOf(lines: readonly string[]): readonly string[] {
  const [first = ""] = lines;
  const depth = depthOf(first);
  const isInside = (line: string) => line.trim() === "" || depthOf(line) > depth;
  let end = 1;
  while (end < lines.length && isInside(lines[end] ?? "")) {
    end++;
  }
  // A signature that is closed here may be followed by its body, which nobody asks for.
  const closes = /^\s*[)\]}>]/.test(lines[end] ?? "") && depthOf(lines[end] ?? "") === depth;
  return lines.slice(0, closes ? end + 1 : lastOf(lines, end));
}

function lastOf(lines: readonly string[], end: number): number {
  return (lines[end - 1] ?? "x").trim() === "" ? lastOf(lines, end - 1) : end;
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Decorators, attributes and comments stand before a definition. */
function isBesides(line: string): boolean {
  return /^\s*(?:@|#|\/\/|\/?\*|$)/.test(line);
}
