import { readCode } from "../../code/readCode.ts";
import { type Imported, lineCounter } from "../imported.ts";

/** An `import` and all it names, one or a list in brackets. */
const declaration = /^import[ \t]*(?:\([^)]*\)?|(?:[\w.]+[ \t]+)?"[^"\n]*")/gm;

/** The packages that Go imports: The Go Programming Language Specification, "Import declarations". */
export function importsIn(text: string): readonly Imported[] {
  const { text: uncommented, code, strings } = readCode(text, "go");
  const lineOf = lineCounter(text);
  const declarations = [...code.matchAll(declaration)].map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
  }));
  let next = 0;
  const isDeclared = (at: number) => {
    while (next < declarations.length && declarations[next]!.end <= at) {
      next++;
    }
    return next < declarations.length && declarations[next]!.start <= at;
  };
  return strings
    .filter(({ start }) => isDeclared(start))
    .map(({ start, end }) => ({ name: uncommented.slice(start + 1, end - 1), line: lineOf(start) }))
    .filter(({ name }) => /^[\w.~/+-]+$/.test(name));
}
