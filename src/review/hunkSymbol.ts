import type { Hunk } from "./proposal.ts";

const modifiers = String.raw`(?:(?:export|default|public|private|protected|static|abstract|async|declare|override|pub)\s+)*`;
const name = String.raw`([\p{L}_$][\p{L}\p{N}_$]*)`;
const called = new RegExp(String.raw`^\s*${modifiers}(?:function\*?|def|fn|func)\s+(?:\([^)]*\)\s*)?${name}`, "u");
const type = new RegExp(
  String.raw`^\s*${modifiers}(?:class|interface|enum|type|struct|trait|impl|namespace|module)\s+${name}`,
  "u",
);
const value = new RegExp(String.raw`^${modifiers}(?:const|let|var)\s+${name}`, "u");
const method = new RegExp(String.raw`^\s+${modifiers}(?:get\s+|set\s+)?[*#]?${name}\s*(?:<[^>]*>)?\([^;]*\{\s*$`, "u");
const statements = new Set(["if", "for", "while", "switch", "catch", "with", "return", "function"]);

/** Characters of white space that a line begins with. */
function indentation(line: string): number {
  return line.length - line.trimStart().length;
}

/**
 * The symbol that a hunk is about, such as `total()`: the first that it declares, the one below it where it only adds lines such as a
 * comment, else the one around it. Empty where none is found. By the lines alone, as `git diff` does it; no parser.
 */
export function hunkSymbol(lines: readonly string[], { start, oldLines, newLines }: Hunk): string {
  const below = oldLines.length === 0 ? lines.slice(start, start + 1) : [];
  const own = [...newLines, ...oldLines, ...below].map(declared).find((symbol) => symbol !== undefined);
  return own ?? around(lines, start, [...newLines, ...oldLines]);
}

function around(lines: readonly string[], start: number, changed: readonly string[]): string {
  const written = changed.filter((line) => line.trim() !== "").map(indentation);
  let limit = Math.min(...written, 200);
  for (let at = start - 1; at >= 0 && limit > 0; at--) {
    const line = lines[at] ?? "";
    if (line.trim() !== "" && indentation(line) < limit) {
      const symbol = declared(line);
      if (symbol !== undefined) {
        return symbol;
      }
      limit = indentation(line);
    }
  }
  return "";
}

/** The name that a line declares; a local variable is no symbol. */
function declared(line: string): string | undefined {
  const callable = called.exec(line)?.[1] ?? methodName(line);
  if (callable !== undefined) {
    return `${callable}()`;
  }
  const held = value.exec(line)?.[1];
  return held === undefined ? type.exec(line)?.[1] : `${held}${/=>|=\s*(?:async\s+)?function/.test(line) ? "()" : ""}`;
}

function methodName(line: string): string | undefined {
  const found = method.exec(line)?.[1];
  return found === undefined || statements.has(found) ? undefined : found;
}
