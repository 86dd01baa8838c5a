import { readCode } from "../../code/readCode.ts";
import { type Imported, lineCounter } from "../imported.ts";

/** What may be missing is tried, or depends on where the program runs, or on whether it runs at all. */
const tentative =
  /^\s*(?:try|except\b.*|else|elif\b.*|if\s+.*\b(?:sys|os|platform|TYPE_CHECKING|PY\w*|version\w*)\b.*)\s*:/;
const statement = /^([ \t]*)(?:import[ \t]+([^;\n]+)|from[ \t]+([\w.]+)[ \t]+import\b)/gm;

/**
 * The modules that Python names in `import` and `from ... import`, relative ones with their dots: The Python Language Reference,
 * "The import statement".
 */
export function importsIn(text: string): readonly Imported[] {
  // A line that goes on below is one line; each place in it stays where it is.
  const code = readCode(text, "python").code.replace(/\\\n/g, "  ");
  const lineOf = lineCounter(text);
  return [...code.matchAll(statement)].flatMap(({ 0: whole, 1: indent = "", 2: list, 3: from, index }) => {
    const names = from !== undefined ? [from] : (list?.split(",") ?? []).map((part) => part.trim().split(/\s/)[0]!);
    const line = lineOf(index + whole.search(/\S/));
    const isOptional = indent !== "" && tentative.test(blockAround(code, index, indent.length));
    return names
      .filter((name) => /^\.*[^\W\d][\w.]*$/u.test(name))
      .map((name) => ({ name, line, ...(isOptional ? { isOptional } : {}) }));
  });
}

/** Lines above an import among which its block is looked for. */
const farthest = 100;

/** The line that opens the block in which a line with an indent begins. */
function blockAround(code: string, start: number, indent: number): string {
  let end = start - 1;
  for (let lines = 0; end >= 0 && lines < farthest; lines++) {
    const begin = code.lastIndexOf("\n", end - 1) + 1;
    const line = code.slice(begin, end);
    if (line.trim() !== "" && line.search(/\S/) < indent) {
      return line;
    }
    end = begin - 1;
  }
  return "";
}
