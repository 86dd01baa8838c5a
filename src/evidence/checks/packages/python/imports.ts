import { readCode } from "../../code/readCode.ts";
import type { Imported } from "../imported.ts";

/** What may be missing is tried, or depends on where the program runs. */
const tentative = /^\s*(?:try|except\b.*|else|elif\b.*|if\s+.*\b(?:sys|os|platform|PY\w*|version\w*)\b.*)\s*:/;

/**
 * The modules that Python names in `import` and `from ... import`, relative ones with their dots: The Python Language Reference,
 * "The import statement".
 */
export function importsIn(text: string): readonly Imported[] {
  const lines = readCode(text, "python").code.split("\n");
  return lines.flatMap((code, line) => {
    const [, indent = "", list, from] = /^(\s*)(?:import\s+([^;]+)|from\s+([\w.]+)\s+import\b)/.exec(code) ?? [];
    const names = from !== undefined ? [from] : (list?.split(",") ?? []).map((part) => part.trim().split(/\s/)[0]!);
    const isOptional = indent !== "" && isTentative(lines, line, indent.length);
    return names
      .filter((name) => /^\.*[^\W\d][\w.]*$/u.test(name))
      .map((name) => ({ name, line, ...(isOptional ? { isOptional } : {}) }));
  });
}

/** Whether the block that a line stands in is one. */
function isTentative(lines: readonly string[], line: number, indent: number): boolean {
  for (let above = line - 1; above >= 0; above--) {
    const code = lines[above]!;
    if (code.trim() !== "" && code.search(/\S/) < indent) {
      return tentative.test(code);
    }
  }
  return false;
}
